package io.ghasi.delivery.acceptance.tenants.model;

import io.ghasi.delivery.acceptance.tenants.world.Move;
import io.ghasi.delivery.acceptance.tenants.world.TwinCourse;
import io.ghasi.delivery.acceptance.tenants.world.Walk;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A course as an outline must show it to a session's learner. */
final class OutlineView {
    private final Session session;
    private final TwinCourse course;
    private final Walk walk;
    private final JsonNode told;
    private final List<String> differences = new ArrayList<>();

    private OutlineView(Session session, JsonNode told) {
        this.session = session;
        this.course = session.twin();
        this.walk = session.walk();
        this.told = told;
    }

    /** How {@code told} differs from what the model knows. */
    static List<String> differences(Session session, JsonNode told) {
        return new OutlineView(session, told).differences();
    }

    private List<String> differences() {
        expect("sessionId", session.id(), told.path("sessionId"));
        expect("version", session.version(), told.path("version"));
        expect("courseTitle", course.title(), told.path("courseTitle"));
        expect("lessonsVisited", Integer.bitCount(session.visited()), told.at("/progress/lessonsVisited"));
        expect("lessonsTotal", TwinCourse.LESSONS, told.at("/progress/lessonsTotal"));
        lessons();
        expect(
                "branches",
                session.at().lesson() == 0 ? 1 : 0,
                told.path("branches").size());
        told.path("branches").forEach(branch -> expect("branch", course.branch(), branch.path("id")));
        boolean inPlay = session.isActive();
        valid("next", inPlay && walk.go(new Move.Next()) instanceof Walk.Step.To);
        valid("previous", inPlay && walk.go(new Move.Previous()) instanceof Walk.Step.To);
        valid("complete", inPlay && walk.isComplete());
        return differences;
    }

    private void lessons() {
        List<JsonNode> lessons = told.path("modules")
                .valueStream()
                .flatMap(module -> module.path("lessons").valueStream())
                .toList();
        expect("lessons", TwinCourse.LESSONS, lessons.size());
        for (int i = 0; i < Math.min(lessons.size(), TwinCourse.LESSONS); i++) {
            JsonNode lesson = lessons.get(i);
            expect("lesson", course.lesson(i), lesson.path("id"));
            expect("visited " + i, (session.visited() & (1 << i)) != 0, lesson.path("visited"));
            expect("current " + i, session.at().lesson() == i, lesson.path("current"));
            expect("available " + i, walk.isOpen(i), lesson.path("available"));
        }
    }

    private void valid(String name, boolean available) {
        expect(name + " is valid", available, told.at("/valid/" + name + "/available"));
    }

    private void expect(String what, Object wanted, JsonNode found) {
        expect(what, wanted, (Object) found.asString());
    }

    private void expect(String what, Object wanted, Object found) {
        if (!wanted.toString().equals(found.toString())) {
            differences.add("the outline's " + what + " is " + found + ", not " + wanted);
        }
    }
}
