package io.ghasi.delivery.core.scorm.attempt;

import io.ghasi.delivery.core.scorm.sequencing.Truth;
import org.jspecify.annotations.Nullable;

/** The words that run-time data have for a status, and what tracking makes of them (RTE 4.2.4, 4.2.22). */
final class Status {
    private Status() {}

    static @Nullable String success(@Nullable Boolean satisfied) {
        return satisfied == null ? null : satisfied ? "passed" : "failed";
    }

    static @Nullable String completion(@Nullable Boolean completed) {
        return completed == null ? null : completed ? "completed" : "incomplete";
    }

    /** Null where nothing was said. */
    static @Nullable Truth satisfied(@Nullable String success) {
        return switch (success) {
            case null -> null;
            case "passed" -> Truth.TRUE;
            case "failed" -> Truth.FALSE;
            default -> Truth.UNKNOWN;
        };
    }

    /** Null where nothing was said. */
    static @Nullable Truth completed(@Nullable String completion) {
        return switch (completion) {
            case null -> null;
            case "completed" -> Truth.TRUE;
            case "incomplete", "not attempted" -> Truth.FALSE;
            default -> Truth.UNKNOWN;
        };
    }
}
