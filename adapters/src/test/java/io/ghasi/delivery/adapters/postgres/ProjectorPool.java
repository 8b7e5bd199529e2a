package io.ghasi.delivery.adapters.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.ghasi.delivery.migrations.Role;
import io.ghasi.delivery.testkit.database.DeliveryDatabase;

/** Connections as the projector has them. */
final class ProjectorPool {
    private ProjectorPool() {}

    static HikariDataSource of(DeliveryDatabase database) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.jdbcUrl());
        config.setUsername(Role.PROJECTOR.login());
        config.setPassword(DeliveryDatabase.login(Role.PROJECTOR).password());
        config.setMaximumPoolSize(4);
        config.setConnectionTimeout(2_000);
        return new HikariDataSource(config);
    }
}
