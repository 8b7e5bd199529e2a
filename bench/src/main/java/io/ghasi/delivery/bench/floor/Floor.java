package io.ghasi.delivery.bench.floor;

/** A script for pgbench. */
public enum Floor {
    /** A navigation as seven statements. */
    SEVEN_STATEMENTS("floor7", true),
    /** A navigation as one read and one call. */
    ONE_CALL("floor1", true),
    /** A session read. */
    READ("floor_get", false),
    /** What content commits, as eight statements. */
    COMMIT("floor_commit", true);

    private final String word;
    private final boolean writes;

    Floor(String word, boolean writes) {
        this.word = word;
        this.writes = writes;
    }

    /** Its name in results. */
    public String word() {
        return word;
    }

    /** Whether every transaction writes one event. */
    public boolean writes() {
        return writes;
    }

    /** The script's resource. */
    String script() {
        return word + ".sql";
    }
}
