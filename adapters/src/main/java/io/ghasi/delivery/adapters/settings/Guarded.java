package io.ghasi.delivery.adapters.settings;

/** Settings that can be well-formed one by one and still not do. */
public interface Guarded {
    /** Tells {@code guard} of everything that will not do. */
    void guard(Guard guard);
}
