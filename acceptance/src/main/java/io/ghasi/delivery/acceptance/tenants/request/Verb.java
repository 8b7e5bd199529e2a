package io.ghasi.delivery.acceptance.tenants.request;

import java.util.Locale;

/** The writes that say nothing but what they are. */
public enum Verb {
    PAUSE("pauseSession"),
    RESUME("resumeSession"),
    COMPLETE("completeSession"),
    ABANDON("abandonSession"),
    HEARTBEAT("heartbeat");

    private final String operation;

    Verb(String operation) {
        this.operation = operation;
    }

    /** Its name in the contract. */
    public String operation() {
        return operation;
    }

    /** As paths and permissions have it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
