package io.ghasi.delivery.projector.operations;

/** A command that is not one; the message says why. */
final class WrongUse extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WrongUse(String message) {
        super(message, null, false, false);
    }
}
