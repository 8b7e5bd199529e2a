package io.ghasi.delivery.adapters.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;

/**
 * A process's connections to the database: few, and as many as it says.
 *
 * @param url through PgBouncer in transaction mode or straight
 * @param answer who is not answered by then is not answered
 * @param process what the database calls it
 */
public record PoolSettings(String url, String user, String password, int connections, Duration answer, String process) {
    private static final Duration FREE_CONNECTION = Duration.ofSeconds(2);
    private static final Duration CONNECT = Duration.ofSeconds(2);

    /** To be closed by the caller. A process starts without its database and waits for it: readiness says so. */
    public HikariDataSource open() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(connections);
        config.setConnectionTimeout(FREE_CONNECTION.toMillis());
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
