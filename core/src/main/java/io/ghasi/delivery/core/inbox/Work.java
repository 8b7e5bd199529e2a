package io.ghasi.delivery.core.inbox;

import java.util.Locale;
import java.util.UUID;

/** Something too long for one transaction: done a piece at a time, by whichever projector comes, until nothing of it is left. */
public record Work(Kind kind, UUID subject) {
    /** The tenant itself is the subject. */
    public static final UUID NO_SUBJECT = new UUID(0, 0);

    /** What is to be done to the subject. */
    public enum Kind {
        PAUSE_PACKAGE(2),
        PAUSE_ENROLLMENT(2),
        PURGE_TENANT(2),
        ERASE_SUBJECT(2),
        EXPORT_SUBJECT(1);

        private final int passes;

        Kind(int passes) {
            this.passes = passes;
        }

        /** How often nothing must be left before it is over: who had asked before may write after the first. */
        public int passes() {
            return passes;
        }

        /** Its word in the table. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Reads a word that {@link #word} wrote. */
        public static Kind parse(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
