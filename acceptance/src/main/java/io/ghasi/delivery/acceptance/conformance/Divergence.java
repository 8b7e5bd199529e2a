package io.ghasi.delivery.acceptance.conformance;

/** Where a case first came out otherwise than expected. */
final class Divergence extends Exception {
    private static final long serialVersionUID = 1;

    Divergence(String message) {
        super(message);
    }
}
