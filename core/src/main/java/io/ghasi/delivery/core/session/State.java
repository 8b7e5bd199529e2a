package io.ghasi.delivery.core.session;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The states by name, for lists and storage; decisions are made on the types. */
public enum State {
    ACTIVE,
    PAUSED,
    COMPLETED,
    FAILED,
    ABANDONED;

    /** The state that {@code session} is in. */
    public static State of(PlaySession session) {
        return switch (session) {
            case ActiveSession _ -> ACTIVE;
            case PausedSession _ -> PAUSED;
            case CompletedSession _ -> COMPLETED;
            case FailedSession _ -> FAILED;
            case AbandonedSession _ -> ABANDONED;
        };
    }

    /** Its word on the wire and in the table. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads a word; null where there is no such state. */
    public static @Nullable State parse(String word) {
        for (State state : values()) {
            if (state.word().equals(word)) {
                return state;
            }
        }
        return null;
    }
}
