package io.ghasi.delivery.core.outbox;

/** How a relay stands. held: rows in memory, those under way included. */
public record Gauge(int shards, int held, int underWay) {}
