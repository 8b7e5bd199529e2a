package io.ghasi.delivery.adapters.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.ghasi.delivery.migrations.Role;
import io.ghasi.delivery.testkit.database.DeliveryDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A database of sessions whose content speaks, and processes that read there. */
final class SpeakingDatabase implements AutoCloseable {
    private static final GroupBounds BOUNDS = new GroupBounds(1, 8, 8, Duration.ofSeconds(5));
    private static final long REMEMBERED = 1 << 20;

    private final DeliveryDatabase database;
    private final HikariDataSource pool;
    private final List<PostgresMemories> processes = new ArrayList<>();

    SpeakingDatabase() {
        try {
            database = DeliveryDatabase.create();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.jdbcUrl());
        config.setUsername(Role.API.login());
        config.setPassword(DeliveryDatabase.login(Role.API).password());
        config.setMaximumPoolSize(4);
        pool = new HikariDataSource(config);
    }

    /** As a process sees it. */
    PostgresMemories process() {
        return process(REMEMBERED);
    }

    /** The same, of one that remembers so many bytes at most. */
    PostgresMemories process(long remembered) {
        PostgresMemories memories = new PostgresMemories(pool, BOUNDS, remembered);
        processes.add(memories);
        return memories;
    }

    Connection connection() throws SQLException {
        return pool.getConnection();
    }

    Connection administrator() throws SQLException {
        return database.administrator();
    }

    @Override
    public void close() {
        processes.forEach(PostgresMemories::close);
        pool.close();
    }
}
