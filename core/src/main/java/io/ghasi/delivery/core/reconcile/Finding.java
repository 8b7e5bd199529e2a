package io.ghasi.delivery.core.reconcile;

import java.util.List;

/** How an aggregate stands in the stream. */
public sealed interface Finding {
    /** Whoever reads it from the beginning gets everything in order. */
    record Whole() implements Finding {}

    /**
     * The stream lacks an event.
     *
     * @param version the first that is missing
     * @param again what is to be published again, in this order and under the same ids: all from {@code version} on
     */
    record Hole(int version, List<Published> again) implements Finding {
        public Hole {
            again = List.copyOf(again);
        }
    }

    /**
     * The stream lacks nothing, but has an event only before what it should follow.
     *
     * @param version the first that comes too early
     * @param again as for a hole
     */
    record Reordered(int version, List<Published> again) implements Finding {
        public Reordered {
            again = List.copyOf(again);
        }
    }
}
