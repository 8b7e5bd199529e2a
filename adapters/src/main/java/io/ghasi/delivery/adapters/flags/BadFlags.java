package io.ghasi.delivery.adapters.flags;

/** A file of flags that cannot be used; the message begins with where in it the mistake is. */
public final class BadFlags extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadFlags(String path, String why) {
        super(path + ": " + why);
    }
}
