package io.ghasi.delivery.sandbox;

/** The command line asks for something that there is not. Its message is for whoever typed it. */
public final class Usage extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Usage(String message) {
        super(message);
    }
}
