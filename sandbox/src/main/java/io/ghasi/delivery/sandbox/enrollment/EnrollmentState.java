package io.ghasi.delivery.sandbox.enrollment;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What became of an enrollment. */
public enum EnrollmentState {
    ACTIVE,
    REVOKED,
    EXPIRED,
    COMPLETED;

    /** Its name on the wire. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads a name; null where there is no such state. */
    static @Nullable EnrollmentState of(String code) {
        for (EnrollmentState state : values()) {
            if (state.code().equals(code)) {
                return state;
            }
        }
        return null;
    }
}
