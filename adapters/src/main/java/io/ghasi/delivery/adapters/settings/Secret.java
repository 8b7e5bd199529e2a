package io.ghasi.delivery.adapters.settings;

/** What nobody may read in a log. */
public record Secret(String value) {
    public static Secret of(String value) {
        return new Secret(value);
    }

    @Override
    public String toString() {
        return "(secret)";
    }
}
