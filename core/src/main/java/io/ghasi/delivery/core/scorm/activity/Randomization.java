package io.ghasi.delivery.core.scorm.activity;

import org.jspecify.annotations.Nullable;

/**
 * Which children there are, and in which order (SN 3.11, 3.12).
 *
 * @param count how many are selected; null for all
 */
public record Randomization(Timing selection, @Nullable Integer count, Timing timing, boolean reorder) {
    /** What holds where a package says nothing. */
    public static final Randomization NONE = new Randomization(Timing.NEVER, null, Timing.NEVER, false);

    /** When. */
    public enum Timing {
        NEVER,
        ONCE,
        ON_EACH_NEW_ATTEMPT
    }
}
