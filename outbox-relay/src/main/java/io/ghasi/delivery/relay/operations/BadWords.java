package io.ghasi.delivery.relay.operations;

/** Words that mean nothing here; the message says what would. */
public final class BadWords extends RuntimeException {
    private static final long serialVersionUID = 1;

    BadWords(String message) {
        super(message);
    }
}
