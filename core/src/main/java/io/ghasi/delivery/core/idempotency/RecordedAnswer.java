package io.ghasi.delivery.core.idempotency;

import org.jspecify.annotations.Nullable;

/**
 * An answer as it went out first, kept so that it can go out again.
 *
 * @param status HTTP status
 * @param version the aggregate's version, which is its entity tag; 0 where the answer has none
 * @param location path of what was created, or null
 * @param body the bytes, opaque to the core
 */
public record RecordedAnswer(
        int status, int version, @Nullable String location, Body body) {
    /** Bytes that nobody changes once they are here. */
    public record Body(
            @SuppressWarnings("ArrayRecordComponent") byte[] bytes) {}
}
