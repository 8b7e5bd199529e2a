package io.ghasi.delivery.adapters.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import io.ghasi.delivery.adapters.secrets.RotatingSecret;
import io.ghasi.delivery.adapters.settings.Secret;
import io.ghasi.delivery.adapters.telemetry.Buckets;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A process's connections to the database: few, and as many as it says.
 *
 * @param url through PgBouncer in transaction mode or straight
 * @param patience for a connection that is free
 * @param answer who is not answered by then is not answered
 * @param process what the database calls it
 */
public record PoolSettings(
        String url,
        String user,
        RotatingSecret password,
        int connections,
        Duration patience,
        Duration answer,
        String process) {
    private static final Duration USUAL_PATIENCE = Duration.ofSeconds(2);
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration[] BOUNDS =
            Buckets.of(TimeUnit.MILLISECONDS, 1, 2, 5, 10, 25, 50, 100, 250, 1_000, 5_000);

    /** For a process that would rather fail soon than let its callers wait. */
    public PoolSettings(String url, String user, Secret password, int connections, Duration answer, String process) {
        this(url, user, new RotatingSecret(password), connections, USUAL_PATIENCE, answer, process);
    }

    /** The same for many who share {@code fewer} connections and do not mind to wait for {@code longer}. */
    public PoolSettings shared(int fewer, Duration longer) {
        return new PoolSettings(url, user, password, fewer, longer, answer, process);
    }

    /** To be closed by the caller. A process starts without its database and waits for it: readiness says so. */
    public HikariDataSource open() {
        return new HikariDataSource(pool(login()));
    }

    /** The same, and tells {@code registry} how many connections are in use, and how long each call takes. */
    public HikariDataSource open(MeterRegistry registry) {
        HikariConfig config = pool(TimedCalls.of(login(), queries(registry)));
        config.setMetricRegistry(registry);
        HikariDataSource opened = new HikariDataSource(config);
        Gauge.builder("delivery_db_pool_connections_active", opened, PoolSettings::active)
                .description("Connections to the database that are in use")
                .register(registry);
        return opened;
    }

    private static Timer queries(MeterRegistry registry) {
        return Timer.builder("delivery_db_query_duration_seconds")
                .description("From a statement's sending to its answer, or to its failure")
                .serviceLevelObjectives(BOUNDS)
                .register(registry);
    }

    private static double active(HikariDataSource pool) {
        HikariPoolMXBean connections = pool.getHikariPoolMXBean();
        return connections == null ? 0 : connections.getActiveConnections();
    }

    /** Lets {@code pool}, which is one of these, go over to a new password; to be run often. */
    public PoolRenewal renewal(HikariDataSource pool) {
        return new PoolRenewal(pool, login());
    }

    private LoginSource login() {
        return new LoginSource(server(), user, password);
    }

    private PGSimpleDataSource server() {
        PGSimpleDataSource driver = new PGSimpleDataSource();
        driver.setUrl(url);
        driver.setSocketTimeout(Math.toIntExact(answer.toSeconds()));
        driver.setConnectTimeout(Math.toIntExact(CONNECT.toSeconds()));
        driver.setApplicationName(process);
        return driver;
    }

    private HikariConfig pool(DataSource driver) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(driver);
        config.setMaximumPoolSize(connections);
        config.setConnectionTimeout(patience.toMillis());
        config.setInitializationFailTimeout(-1);
        return config;
    }

    @Override
    public String toString() {
        return user + "@" + url;
    }
}
