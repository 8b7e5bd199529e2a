package io.ghasi.delivery.core.idempotency;

import java.util.UUID;

/** 128 bits of a digest over method, concrete path, query, device and body: whether two requests ask the same. */
public record Fingerprint(UUID value) {}
