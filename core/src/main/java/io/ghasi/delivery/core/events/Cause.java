package io.ghasi.delivery.core.events;

import org.jspecify.annotations.Nullable;

/**
 * Who or what made something happen.
 *
 * @param actorType {@code user} or {@code system}
 * @param actorId a user's id, or the name of the part of the service that acted
 * @param traceparent W3C trace context; null where nothing is traced
 * @param correlationId joins what belongs to one request
 */
public record Cause(
        String actorType, String actorId, @Nullable String traceparent, String correlationId) {}
