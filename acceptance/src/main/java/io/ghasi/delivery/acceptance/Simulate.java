package io.ghasi.delivery.acceptance;

/** placeholder. */
public final class Simulate {
    private Simulate() {}
}
