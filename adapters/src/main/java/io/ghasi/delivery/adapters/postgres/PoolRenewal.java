package io.ghasi.delivery.adapters.postgres;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import io.ghasi.delivery.adapters.telemetry.LogEvent;
import java.sql.Connection;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Retires connections that were opened with an old password: once the database has let one in with the new one, and not before. Those in use
 * end when they are given back.
 */
final class PoolRenewal {
    private static final Logger LOG = LoggerFactory.getLogger(PoolRenewal.class);

    private final HikariDataSource pool;
    private final LoginSource login;
    private String renewed;
    private String refused = "";

    PoolRenewal(HikariDataSource pool, LoginSource login) {
        this.pool = pool;
        this.login = login;
        this.renewed = login.now();
    }

    /** Looks whether there is a new password, and whether the database takes it. For one thread. */
    void run() {
        String now = login.now();
        if (!now.equals(renewed)) {
            renew(now);
        }
    }

    private void renew(String password) {
        try (Connection _ = login.connect(password)) {
            renewed = password;
            retire(pool);
            LOG.info(LogEvent.SECRET_CHANGED, "the database takes the new password: connections are renewed");
        } catch (SQLException e) {
            tell(password, e);
        }
    }

    /** Ends all connections of {@code pool}, those in use when they are given back. */
    static void retire(HikariDataSource pool) {
        HikariPoolMXBean connections = pool.getHikariPoolMXBean();
        if (connections != null) {
            connections.softEvictConnections();
        }
    }

    // Once a password: a database is told of it some time after us.
    private void tell(String password, SQLException e) {
        if (!password.equals(refused)) {
            refused = password;
            LOG.warn(
                    LogEvent.SECRET_REFUSED,
                    "the database does not take the new password yet, connections stay: {}",
                    e.getMessage());
        }
    }
}
