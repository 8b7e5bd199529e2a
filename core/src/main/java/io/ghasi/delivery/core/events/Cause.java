package io.ghasi.delivery.core.events;

/**
 * Who or what made something happen.
 *
 * @param actorType {@code user} or {@code system}
 * @param actorId a user's id, or the name of the part of the service that acted
 * @param traceparent W3C trace context, made up where nobody sent one
 * @param correlationId joins what belongs to one request
 */
public record Cause(String actorType, String actorId, String traceparent, String correlationId) {}
