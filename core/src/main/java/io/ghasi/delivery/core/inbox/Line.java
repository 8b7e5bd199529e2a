package io.ghasi.delivery.core.inbox;

/**
 * One durable consumer, shared by all projectors.
 *
 * @param consumer its name, also that of its positions
 */
public record Line(String consumer, Guard guard, Reach reach) {
    /** Whose events a line takes. */
    public enum Reach {
        /** Of tenants at home here. */
        HOME,
        /** Of tenants that we were told of, wherever they are at home. */
        KNOWN,
        /** Of any: it is this line that tells of them. */
        ALL
    }
}
