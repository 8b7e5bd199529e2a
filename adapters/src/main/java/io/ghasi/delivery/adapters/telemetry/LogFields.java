package io.ghasi.delivery.adapters.telemetry;

import org.jspecify.annotations.Nullable;

/** What a line of the log is about. Asked for only when there is one; null where there is no such thing. */
public interface LogFields {
    /** Of a line that is about nothing in particular. */
    LogFields NONE = new LogFields() {};

    /** 32 hexadecimal digits. */
    default @Nullable String traceId() {
        return null;
    }

    /** 16 hexadecimal digits. */
    default @Nullable String spanId() {
        return null;
    }

    default @Nullable String requestId() {
        return null;
    }

    default @Nullable String tenantId() {
        return null;
    }

    /** Whoever acts, so that lines of one person can be put together and the person is not told. */
    default @Nullable String actorHash() {
        return null;
    }
}
