package io.ghasi.delivery.core.scorm12.course;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where an attempt on a course is.
 *
 * @param item number of the one that was delivered last; null before the first
 * @param visits how many deliveries there were
 * @param suspended whether the learner means to come back to it
 * @param standings of items that were left, by their numbers
 */
public record Attempt(@Nullable Integer item, int visits, boolean suspended, Map<Integer, Standing> standings) {
    public Attempt {
        standings = Map.copyOf(standings);
    }

    Attempt entered(int next) {
        return new Attempt(next, visits + 1, false, standings);
    }

    Attempt suspended(boolean now) {
        return new Attempt(item, visits, now, standings);
    }

    Attempt with(int number, Standing standing) {
        Map<Integer, Standing> all = new HashMap<>(standings);
        all.put(number, standing);
        return new Attempt(item, visits, suspended, all);
    }
}
