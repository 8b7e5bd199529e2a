package io.ghasi.delivery.adapters.postgres;

import io.ghasi.delivery.adapters.secrets.RotatingSecret;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;

/** Connections of one user, with the password as it is when each is opened, or as it was where that is refused; none while a clock is wrong. */
final class LoginSource extends PGSimpleDataSource {
    private static final long serialVersionUID = 1L;

    private final transient RotatingSecret password;
    private final transient SameClock clock;

    LoginSource(String user, RotatingSecret password, SameClock clock) {
        setUser(user);
        this.password = password;
        this.clock = clock;
    }

    @Override
    public Connection getConnection() throws SQLException {
        SQLException refused = null;
        for (String candidate : password.candidates()) {
            try {
                return connect(candidate);
            } catch (SQLException e) {
                if (!SqlStates.isLoginRefused(e)) {
                    throw e;
                }
                refused = refused == null ? e : refused;
            }
        }
        throw refused == null ? new SQLException("there is no password") : refused;
    }

    /** With this password and no other. */
    Connection connect(String candidate) throws SQLException {
        Connection opened = getConnection(getUser(), candidate);
        password.accepted(candidate);
        try {
            clock.require(opened);
        } catch (SQLException e) {
            opened.close();
            throw e;
        }
        return opened;
    }

    /** What it logs in with now. */
    String now() {
        return password.now();
    }
}
