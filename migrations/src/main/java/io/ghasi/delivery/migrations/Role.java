package io.ghasi.delivery.migrations;

import java.util.Locale;

/** Who logs in to the database. Only the migrator owns anything. */
public enum Role {
    MIGRATOR,
    API,
    RELAY,
    PROJECTOR;

    /** Its name in PostgreSQL. */
    public String login() {
        return "delivery_" + name().toLowerCase(Locale.ROOT);
    }
}
