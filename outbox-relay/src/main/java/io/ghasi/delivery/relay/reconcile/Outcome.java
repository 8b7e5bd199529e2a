package io.ghasi.delivery.relay.reconcile;

/** What became of a repair. */
public sealed interface Outcome {
    /** The stream has all of it in order. */
    record Repaired() implements Outcome {}

    /** It was only to be looked at. */
    record NotTried() implements Outcome {}

    /** The broker still knows {@code version} by its id and keeps no second copy; what came before it is mended. To be done again later. */
    record TooYoung(int version) implements Outcome {}

    /** What came before {@code version} is mended. */
    record Failed(int version, String reason) implements Outcome {}
}
