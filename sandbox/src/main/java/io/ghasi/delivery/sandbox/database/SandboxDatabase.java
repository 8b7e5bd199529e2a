package io.ghasi.delivery.sandbox.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.function.Supplier;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The database, with its tables, open. A database that does not answer throws a DataAccessException or TransactionException. */
public final class SandboxDatabase implements AutoCloseable {
    private static final int CONNECTIONS = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final HikariDataSource pool;
    private final JdbcClient sql;
    private final TransactionTemplate transactions;

    private SandboxDatabase(HikariDataSource pool) {
        this.pool = pool;
        this.sql = JdbcClient.create(pool);
        this.transactions = new TransactionTemplate(new JdbcTransactionManager(pool));
    }

    /** Opens it; makes the tables that are missing. */
    public static SandboxDatabase open(DatabaseAddress address) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("sandbox");
        config.setJdbcUrl(address.jdbcUrl());
        config.setUsername(address.login().user());
        config.setPassword(address.login().password());
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(PATIENCE.toMillis());
        config.addDataSourceProperty("socketTimeout", "10");
        HikariDataSource pool = new HikariDataSource(config);
        try {
            migrate(pool);
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
        return new SandboxDatabase(pool);
    }

    private static void migrate(HikariDataSource pool) {
        Flyway.configure(SandboxDatabase.class.getClassLoader())
                .dataSource(pool)
                .locations("classpath:sandbox/database")
                .validateMigrationNaming(true)
                .cleanDisabled(true)
                .load()
                .migrate();
    }

    /** Runs one statement, by itself or inside {@link #together}. */
    public JdbcClient sql() {
        return sql;
    }

    /** What {@code work} does happens whole or not at all. */
    public void together(Runnable work) {
        transactions.executeWithoutResult(_ -> work.run());
    }

    /** The same, for what gives something back. */
    public <T> T inOne(Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(_ -> work.get()));
    }

    /** As the driver takes it. */
    public static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    @Override
    public void close() {
        pool.close();
    }
}
