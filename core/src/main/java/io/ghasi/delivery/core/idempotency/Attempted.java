package io.ghasi.delivery.core.idempotency;

/** What a key was used for: the request it named and the answer that was given. */
public record Attempted(Fingerprint fingerprint, RecordedAnswer answer) {}
