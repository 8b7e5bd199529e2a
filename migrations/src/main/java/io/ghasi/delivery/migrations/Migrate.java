package io.ghasi.delivery.migrations;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;

/** Brings the schema {@code delivery} up to date, straight at PostgreSQL: Flyway's lock does not survive transaction pooling. */
public final class Migrate {
    private Migrate() {}

    /**
     * Runs as {@link Role#MIGRATOR}; returns the version that the schema is at then.
     *
     * @param region the code of the region that the database is of: the first run says so in it, later ones compare
     * @throws ForeignDatabase before anything is changed
     */
    public static String run(String jdbcUrl, String password, String region) throws SQLException, ForeignDatabase {
        try (Connection connection = DriverManager.getConnection(jdbcUrl, Role.MIGRATOR.login(), password)) {
            HomeRegion.compare(connection, region);
            String version = migrate(jdbcUrl, password);
            HomeRegion.write(connection, region);
            return version;
        }
    }

    private static String migrate(String jdbcUrl, String password) {
        return Flyway.configure(Migrate.class.getClassLoader())
                .dataSource(jdbcUrl, Role.MIGRATOR.login(), password)
                .locations("classpath:db/migration")
                .defaultSchema("delivery")
                .createSchemas(true)
                .validateMigrationNaming(true)
                .cleanDisabled(true)
                .load()
                .migrate()
                .targetSchemaVersion;
    }
}
