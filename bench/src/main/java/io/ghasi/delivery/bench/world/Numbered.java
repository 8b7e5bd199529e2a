package io.ghasi.delivery.bench.world;

import java.util.UUID;

/** Things with numbers for names. Their ids end in decimal digits, so that pgbench, which counts and cannot spell, can name them too. */
public enum Numbered {
    TENANT(0),
    USER(1),
    DEVICE(2),
    ENROLLMENT(3),
    SESSION(4);

    /** Added to a number to give it twelve digits. */
    public static final long FIRST = 100_000_000_000L;

    private final String prefix;

    Numbered(int kind) {
        prefix = "01930000-000%d-7000-8000-".formatted(kind);
    }

    /** The id of number {@code n}. */
    public UUID id(int n) {
        return UUID.fromString(prefix + (FIRST + n));
    }

    /** The same in SQL; {@code digits} is an expression whose value is {@link #FIRST} + n. */
    public String sql(String digits) {
        return "('" + prefix + "' || " + digits + ")::uuid";
    }
}
