package io.ghasi.delivery.core.scorm.attempt;

import static io.ghasi.delivery.core.scorm.sequencing.Trees.cluster;
import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.core.scorm.activity.ActivityTree;
import io.ghasi.delivery.core.scorm.activity.Item;
import io.ghasi.delivery.core.scorm.activity.Objective;
import io.ghasi.delivery.core.scorm.activity.ObjectiveMap;
import io.ghasi.delivery.core.scorm.activity.ObjectiveMap.Access;
import io.ghasi.delivery.core.scorm.runtime.Api;
import io.ghasi.delivery.core.scorm.sequencing.Sequencer.Outcome;
import io.ghasi.delivery.core.scorm.sequencing.Trees.Says;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;

/** Somebody in front of a course whose content says what a test has it say. */
final class Player {
    static final Access BOTH = new Access(true, true);
    static final ObjectiveMap MAP = new ObjectiveMap("G", BOTH, BOTH, BOTH, BOTH, BOTH, BOTH, BOTH);
    static final Says SHARED = new Says()
            .objectives(
                    new Objective("p", true, false, 1, List.of()), new Objective("o", false, false, 1, List.of(MAP)));

    private Player() {}

    static CourseAttempt playing(Item... items) {
        return begun(cluster("R", items));
    }

    static CourseAttempt begun(Item root) {
        ActivityTree tree = ActivityTree.of(root);
        CourseAttempt attempt = CourseAttempt.begin(
                tree, Map.of(), Map.of(), new CourseAttempt.Learner("u1", "Doe, J"), new SplittableRandom(7));
        attempt.launch();
        return attempt;
    }

    static Api initialized(CourseAttempt attempt) {
        Api api = visit(attempt).api();
        assertThat(api.initialize("").isGood()).isTrue();
        return api;
    }

    static Visit visit(CourseAttempt attempt) {
        return Objects.requireNonNull(attempt.visit());
    }

    static String delivered(CourseAttempt attempt) {
        return visit(attempt).activity().id();
    }

    static Outcome terminated(CourseAttempt attempt) {
        return Objects.requireNonNull(attempt.terminate()).outcome();
    }

    static void set(Api api, String... elementsAndValues) {
        for (int i = 0; i < elementsAndValues.length; i += 2) {
            assertThat(api.setValue(elementsAndValues[i], elementsAndValues[i + 1])
                            .isGood())
                    .as(elementsAndValues[i])
                    .isTrue();
        }
    }

    static String get(Api api, String element) {
        return api.getValue(element).value();
    }
}
