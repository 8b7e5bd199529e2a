package io.ghasi.delivery.core.inbox;

import java.util.Locale;

/** Why a message is set aside. */
public enum Fault {
    TOO_LARGE,
    MALFORMED_JSON,
    SCHEMA_VIOLATION,
    TENANT_MISMATCH,
    TENANT_UNKNOWN,
    WRONG_REGION,
    MISSING_PREDECESSOR,
    REFUSED,
    NEVER_SETTLED;

    /** Its word in dead letters and metrics. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
