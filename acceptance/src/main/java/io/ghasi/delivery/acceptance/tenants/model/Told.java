package io.ghasi.delivery.acceptance.tenants.model;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What of a session the specification leaves to the service: taken from the first answer that tells it, and from then on the same. Null
 * until then.
 *
 * @param branchPath JSON, like the others
 */
public record Told(
        @Nullable JsonNode startedAt,
        @Nullable JsonNode lastActivityAt,
        @Nullable JsonNode endedAt,
        @Nullable JsonNode endReason,
        @Nullable JsonNode branchPath) {
    static final Told NOTHING = new Told(null, null, null, null, null);

    /** As a session's JSON tells it. */
    static Told by(JsonNode session) {
        return new Told(
                session.get("startedAt"),
                session.get("lastActivityAt"),
                session.get("endedAt"),
                session.get("endReason"),
                session.required("cursor").get("branchPath"));
    }

    /** Somebody was active since. */
    Told active() {
        return new Told(startedAt, null, endedAt, endReason, branchPath);
    }

    /** The cursor moved since. */
    Told moved() {
        return new Told(startedAt, null, endedAt, endReason, null);
    }

    /** It ended since. */
    Told ended() {
        return new Told(startedAt, null, null, null, branchPath);
    }

    /** What is known, else {@code otherwise}. */
    static JsonNode or(@Nullable JsonNode known, JsonNode otherwise) {
        return Optional.ofNullable(known).orElse(otherwise);
    }
}
