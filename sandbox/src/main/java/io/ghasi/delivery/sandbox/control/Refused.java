package io.ghasi.delivery.sandbox.control;

/** The sandbox would not do it. The message is its problem document. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    Refused(int status, String problem) {
        super(problem);
        this.status = status;
    }

    public int status() {
        return status;
    }
}
