package io.ghasi.delivery.adapters.postgres;

import io.ghasi.delivery.adapters.secrets.RotatingSecret;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** Connections of one user, with the password as it is when each is opened, or as it was where that is refused. */
final class LoginSource extends AbstractDataSource {
    private final DataSource server;
    private final String user;
    private final RotatingSecret password;

    LoginSource(DataSource server, String user, RotatingSecret password) {
        this.server = server;
        this.user = user;
        this.password = password;
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

    @Override
    public Connection getConnection(String username, String other) {
        throw new UnsupportedOperationException("it has one user");
    }

    /** With this password and no other. */
    Connection connect(String candidate) throws SQLException {
        Connection opened = server.getConnection(user, candidate);
        password.accepted(candidate);
        return opened;
    }

    /** What it logs in with now. */
    String now() {
        return password.now();
    }
}
