package io.ghasi.delivery.acceptance.tenants;

/**
 * How long, and from where.
 *
 * @param operations exchanges with the api; at least {@link #LEAST_OPERATIONS}
 * @param atOnce lanes that ask at the same time
 */
public record Settings(int operations, long seed, int atOnce) {
    /** Below that there is hardly more than beginnings. */
    public static final int LEAST_OPERATIONS = 100;

    private static final int AT_ONCE = 12;
    private static final int OPERATIONS_OF_A_LANE = 200;
    private static final int LONG = 10_000;
    private static final int MOST_LANES = 200;

    public Settings {
        if (operations < LEAST_OPERATIONS) {
            throw new IllegalArgumentException("at least " + LEAST_OPERATIONS + " operations, not " + operations);
        }
    }

    /** As it is usually played. */
    public static Settings of(int operations, long seed) {
        return new Settings(operations, seed, AT_ONCE);
    }

    int lanes() {
        return Math.clamp(operations / OPERATIONS_OF_A_LANE, 4, MOST_LANES);
    }

    /** How many exchanges {@code lane} of them makes: all together as many as were asked for. */
    int operationsOf(int lane) {
        return operations / lanes() + (lane < operations % lanes() ? 1 : 0);
    }

    /** How many pairs of answers are timed for each operation. */
    int pairs() {
        return operations >= LONG ? 150 : 60;
    }
}
