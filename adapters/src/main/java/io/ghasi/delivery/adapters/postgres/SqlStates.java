package io.ghasi.delivery.adapters.postgres;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** SQLSTATEs that mean something to us. See PostgreSQL's documentation, appendix A. */
final class SqlStates {
    /** program_limit_exceeded. */
    static final String TOO_LARGE = "54000";

    // invalid_authorization_specification, invalid_password; the last is what PgBouncer says of logins that it refuses.
    private static final Set<String> LOGIN_REFUSED = Set.of("28000", "28P01", "08P01");

    private static final Set<String> REPEATABLE = Set.of("40001", "40P01");

    private SqlStates() {}

    /** Serialization failure or deadlock: the same call may succeed at once. */
    static boolean isRepeatable(SQLException e) {
        return REPEATABLE.contains(stateOf(e));
    }

    /** Whoever comes with another password may be let in. */
    static boolean isLoginRefused(SQLException e) {
        return LOGIN_REFUSED.contains(stateOf(e));
    }

    /** Class 08, 57P or no state at all: the connection, or the server behind it, is gone. */
    static boolean isConnectionLost(SQLException e) {
        String state = stateOf(e);
        return state.isEmpty() || state.startsWith("08") || state.startsWith("57P");
    }

    /** Class 21, 22 or 23, or a value too long for an index: what was written is at fault, and will be again. */
    static boolean isRefused(SQLException e) {
        String state = stateOf(e);
        return state.startsWith("21") || state.startsWith("22") || state.startsWith("23") || state.equals(TOO_LARGE);
    }

    private static String stateOf(SQLException e) {
        @Nullable String state = e.getSQLState();
        return state == null ? "" : state;
    }
}
