package io.ghasi.delivery.adapters.settings;

/** What is wrong with a value, in words that an operator may read: without the value. */
public final class BadValue extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public BadValue(String message) {
        super(message);
    }
}
