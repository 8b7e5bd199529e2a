package io.ghasi.delivery.acceptance.tenants.model;

import java.time.Instant;

/** When a request was under way: the service saw its clock at some moment in between. */
public record Span(Instant sent, Instant received) {}
