package io.ghasi.delivery.adapters.kms;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A key service that did not do what it was asked; the message says why in words for an operator, and shows no secret. */
public final class KeyServiceFault extends IOException {
    private static final long serialVersionUID = 1L;

    private final boolean passing;

    private KeyServiceFault(String message, boolean passing, @Nullable Throwable cause) {
        super(message, cause);
        this.passing = passing;
    }

    /** It may do so later: it does not answer, or is busy. */
    static KeyServiceFault passing(String message, @Nullable Throwable cause) {
        return new KeyServiceFault(message, true, cause);
    }

    /** It will not, however often it is asked. */
    static KeyServiceFault lasting(String message, @Nullable Throwable cause) {
        return new KeyServiceFault(message, false, cause);
    }

    /** Whether asking again may help. */
    public boolean isPassing() {
        return passing;
    }
}
