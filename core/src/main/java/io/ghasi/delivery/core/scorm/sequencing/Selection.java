package io.ghasi.delivery.core.scorm.sequencing;

import io.ghasi.delivery.core.scorm.activity.Activity;
import io.ghasi.delivery.core.scorm.activity.Randomization;
import io.ghasi.delivery.core.scorm.activity.Randomization.Timing;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * SR.1, SR.2: which children there are, and in which order. Done before the first attempt, and for each new one after the last has
 * ended: so it stands before anything is looked for.
 */
final class Selection {
    private final SequencingState state;
    /** Null where nothing is drawn: whoever tries something must not see another selection than the one that is there. */
    private final @Nullable RandomGenerator random;

    Selection(SequencingState state, @Nullable RandomGenerator random) {
        this.state = state;
        this.random = random;
    }

    void beforeAll() {
        for (Activity activity : state.tree().all()) {
            Randomization says = activity.sequencing().randomization();
            if (says.selection() != Timing.NEVER) {
                select(activity, says);
            }
            if (says.timing() != Timing.NEVER) {
                randomize(activity, says);
            }
        }
    }

    /** Draws for the next attempt on {@code activity}, the last one being over. */
    void afterAttempt(Activity activity) {
        state.of(activity).drawn = true;
        Randomization says = activity.sequencing().randomization();
        if (says.selection() == Timing.ON_EACH_NEW_ATTEMPT) {
            select(activity, says);
        }
        if (says.timing() == Timing.ON_EACH_NEW_ATTEMPT) {
            randomize(activity, says);
        }
    }

    /** Draws where an attempt is over that did not end: it was abandoned, or left. */
    void afterAll() {
        for (Activity activity : state.tree().all()) {
            ActivityState now = state.of(activity);
            if (now.attempts > 0 && !now.drawn && !now.suspended) {
                afterAttempt(activity);
            }
        }
    }

    /** Select Children Process (SR.1). Those that are chosen keep their order. */
    private void select(Activity activity, Randomization says) {
        Integer count = says.count();
        if (random == null || count == null || count >= activity.children().size()) {
            return;
        }
        List<Activity> drawn = new ArrayList<>(state.tree().children(activity));
        Collections.shuffle(drawn, java.util.Random.from(random));
        List<Activity> chosen = new ArrayList<>(drawn.subList(0, count));
        chosen.sort(Comparator.comparingInt(Activity::number));
        state.of(activity).available = List.copyOf(chosen);
    }

    /** Randomize Children Process (SR.2). */
    private void randomize(Activity activity, Randomization says) {
        if (random != null && says.reorder()) {
            List<Activity> order = new ArrayList<>(state.of(activity).available);
            Collections.shuffle(order, java.util.Random.from(random));
            state.of(activity).available = List.copyOf(order);
        }
    }
}
