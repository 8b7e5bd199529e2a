package io.ghasi.delivery.core.inbox;

/** Which events of an aggregate a line gets to see, and so what a missing number means. */
public enum Guard {
    /** All of them: a missing number is an event that is late or lost. */
    EVERY {
        @Override
        Verdict next(Position seen, Position event) {
            int expected = seen.version() + 1;
            return event.version() > expected ? new Verdict.Gap(expected, event.version() - 1) : new Verdict.Apply();
        }
    },

    /** Some of them: numbers are missing as a rule, and only what is older is to be dropped. */
    NEWEST {
        @Override
        Verdict next(Position seen, Position event) {
            return new Verdict.Apply();
        }
    };

    /** What to do with {@code event} of an aggregate last seen at {@code seen}. */
    public Verdict judge(Position seen, Position event) {
        if (event.compareTo(seen) <= 0) {
            return new Verdict.AlreadyKnown();
        }
        boolean restored = event.epoch() > seen.epoch() && !seen.equals(Position.NONE);
        return restored ? new Verdict.ReRead() : next(seen, event);
    }

    abstract Verdict next(Position seen, Position event);
}
