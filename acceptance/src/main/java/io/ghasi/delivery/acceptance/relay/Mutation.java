package io.ghasi.delivery.acceptance.relay;

/** What may be taken out, to see that the audit misses it. */
public enum Mutation {
    NONE,
    /** Whoever asks retires and parks, whether the lease is still his or not. */
    WITHOUT_FENCE,
    /** Consumers take whatever comes. */
    WITHOUT_INBOX,
    /** Reads that begin in the middle do not look for what is older. */
    WITHOUT_LOOKING_BACK
}
