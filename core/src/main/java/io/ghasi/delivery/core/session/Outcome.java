package io.ghasi.delivery.core.session;

/** How a completed session went. */
public enum Outcome {
    PASSED,
    FAILED,
    COMPLETED,
    INCOMPLETE
}
