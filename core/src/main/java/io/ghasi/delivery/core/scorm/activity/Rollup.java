package io.ghasi.delivery.core.scorm.activity;

import java.util.List;

/**
 * What an activity gives to its parent, and takes from its children (SN 3.7).
 *
 * @param measureWeight of its primary objective's measure in the parent's, 0 to 1
 */
public record Rollup(
        boolean objectiveSatisfied, boolean progressCompletion, double measureWeight, List<RollupRule> rules) {
    /** What holds where a package says nothing. */
    public static final Rollup DEFAULT = new Rollup(true, true, 1, List.of());

    public Rollup {
        rules = List.copyOf(rules);
    }
}
