package io.ghasi.delivery.adapters.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import io.ghasi.delivery.adapters.process.Housekeeping;
import io.ghasi.delivery.adapters.secrets.RotatingSecret;
import io.ghasi.delivery.adapters.settings.Secret;
import io.ghasi.delivery.adapters.telemetry.Buckets;
import io.ghasi.delivery.core.tenancy.Region;
import io.ghasi.delivery.migrations.ForeignDatabase;
import io.ghasi.delivery.migrations.HomeRegion;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/**
 * A process's connections to the database: few, and as many as it says.
 *
 * @param url through PgBouncer in transaction mode or straight
 * @param here the region of whoever comes: a database of another one is not connected to
 * @param patience for a connection that is free
 * @param answer who is not answered by then is not answered
 * @param process what the database calls it
 */
public record PoolSettings(
        String url,
        String user,
        RotatingSecret password,
        Region here,
        int connections,
        Duration patience,
        Duration answer,
        String process) {
    private static final Duration USUAL_PATIENCE = Duration.ofSeconds(2);
    private static final Duration CONNECT = Duration.ofSeconds(2);
    // A file is all that is looked at.
    private static final Duration RENEW_EVERY = Duration.ofSeconds(2);
    private static final Duration[] BOUNDS =
            Buckets.of(TimeUnit.MILLISECONDS, 1, 2, 5, 10, 25, 50, 100, 250, 1_000, 5_000);

    /** For a process that would rather fail soon than let its callers wait. */
    public PoolSettings(
            String url, String user, Secret password, Region here, int connections, Duration answer, String process) {
        this(url, user, new RotatingSecret(password), here, connections, USUAL_PATIENCE, answer, process);
    }

    /** The same for many who share {@code fewer} connections and do not mind to wait for {@code longer}. */
    public PoolSettings shared(int fewer, Duration longer) {
        return new PoolSettings(url, user, password, here, fewer, longer, answer, process);
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

    /**
     * Lets {@code pool}, which is one of these, go over to a new password soon after its file has one, and do without connections while a clock is wrong. To be
     * closed before the pool.
     */
    public Housekeeping renewing(HikariDataSource pool) {
        ClockWatch watch = new ClockWatch(pool, SameClock.ofSystem());
        return new Housekeeping(RENEW_EVERY, RENEW_EVERY, List.of(renewal(pool)::run, watch::run));
    }

    PoolRenewal renewal(HikariDataSource pool) {
        return new PoolRenewal(pool, login());
    }

    /**
     * What is wrong with the database, as the settings' fault that it is: it is of another region. Empty where it is not, and where that cannot be known yet.
     */
    public Optional<String> foreign() {
        LoginSource once = login();
        once.setSocketTimeout(Math.toIntExact(CONNECT.toSeconds()));
        try (Connection connection = once.getConnection()) {
            return HomeRegion.of(connection)
                    .filter(home -> !home.equals(here.code()))
                    .map(home -> ForeignDatabase.told(home, here.code()));
        } catch (SQLException _) {
            // It is waited for; what is opened then looks again.
            return Optional.empty();
        }
    }

    private LoginSource login() {
        LoginSource server = new LoginSource(user, password, SameClock.ofSystem());
        server.setUrl(url);
        server.setSocketTimeout(Math.toIntExact(answer.toSeconds()));
        server.setConnectTimeout(Math.toIntExact(CONNECT.toSeconds()));
        server.setApplicationName(process);
        return server;
    }

    private HikariConfig pool(DataSource driver) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(driver);
        config.setMaximumPoolSize(connections);
        config.setConnectionTimeout(patience.toMillis());
        config.setInitializationFailTimeout(-1);
        config.setConnectionInitSql(requireHome());
        return config;
    }

    // A schema from before it had a region is not ours to judge: readiness says that it is old.
    private String requireHome() {
        return """
                DO $$ BEGIN
                    IF to_regprocedure('delivery.require_home_region(text)') IS NOT NULL THEN
                        PERFORM delivery.require_home_region('%s');
                    END IF;
                END $$""".formatted(here.code());
    }

    @Override
    public String toString() {
        return user + "@" + url;
    }
}
