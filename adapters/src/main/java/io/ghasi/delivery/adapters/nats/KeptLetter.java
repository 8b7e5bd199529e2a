package io.ghasi.delivery.adapters.nats;

import java.time.Instant;

/**
 * A dead letter where it is kept.
 *
 * @param id its sequence among dead letters
 * @param whole false where the payload was too large to be kept beside the rest: it is still in its own stream, for as long as
 *     that keeps it
 */
public record KeptLetter(long id, Instant since, boolean whole, DeadLetter letter) {}
