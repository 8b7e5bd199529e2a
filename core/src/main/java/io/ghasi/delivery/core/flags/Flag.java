package io.ghasi.delivery.core.flags;

/** Everything that can be switched. Each is safe on and off. */
public enum Flag {
    /** Whether learners may start sessions. Those that are under way go on. */
    SESSION_STARTS("session-starts", true);

    private final String key;
    private final boolean usual;

    Flag(String key, boolean usual) {
        this.key = key;
        this.usual = usual;
    }

    /** Its name outside. */
    public String key() {
        return key;
    }

    /** What it is where nobody says anything. */
    public boolean usual() {
        return usual;
    }
}
