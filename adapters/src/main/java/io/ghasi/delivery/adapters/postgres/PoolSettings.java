package io.ghasi.delivery.adapters.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;

/**
 * A process's connections to the database: few, and as many as it says.
 *
 * @param url through PgBouncer in transaction mode or straight
 * @param patience for a connection that is free
 * @param answer who is not answered by then is not answered
 * @param process what the database calls it
 */
public record PoolSettings(
        String url, String user, String password, int connections, Duration patience, Duration answer, String process) {
    private static final Duration USUAL_PATIENCE = Duration.ofSeconds(2);
    private static final Duration CONNECT = Duration.ofSeconds(2);

    /** For a process that would rather fail soon than let its callers wait. */
    public PoolSettings(String url, String user, String password, int connections, Duration answer, String process) {
        this(url, user, password, connections, USUAL_PATIENCE, answer, process);
    }

    /** The same for many who share {@code fewer} connections and do not mind to wait for {@code longer}. */
    public PoolSettings shared(int fewer, Duration longer) {
        return new PoolSettings(url, user, password, fewer, longer, answer, process);
    }

    /** To be closed by the caller. A process starts without its database and waits for it: readiness says so. */
    public HikariDataSource open() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(connections);
        config.setConnectionTimeout(patience.toMillis());
        config.setInitializationFailTimeout(-1);
        config.addDataSourceProperty("socketTimeout", Long.toString(answer.toSeconds()));
        config.addDataSourceProperty("connectTimeout", Long.toString(CONNECT.toSeconds()));
        config.addDataSourceProperty("ApplicationName", process);
        return new HikariDataSource(config);
    }

    @Override
    public String toString() {
        return user + "@" + url;
    }
}
