package io.ghasi.delivery.adapters.keys;

/** Whether a token is good. */
public sealed interface Verification {
    /** It is, now. */
    record Verified(AccessToken token) implements Verification {}

    /** It is not. */
    record Rejected(Reason reason) implements Verification {}

    /** Why not: for logs and metrics; the client hears no more than "invalid". */
    enum Reason {
        TOO_LONG,
        MALFORMED,
        ALGORITHM,
        UNKNOWN_KEY,
        SIGNATURE,
        CLAIMS,
        ISSUER,
        AUDIENCE,
        EXPIRED,
        NOT_YET_VALID,
        LIVES_TOO_LONG
    }
}
