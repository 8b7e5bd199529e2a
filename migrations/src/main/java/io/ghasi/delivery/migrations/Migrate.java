package io.ghasi.delivery.migrations;

import org.flywaydb.core.Flyway;

/** Brings the schema {@code delivery} up to date, straight at PostgreSQL: Flyway's lock does not survive transaction pooling. */
public final class Migrate {
    private Migrate() {}

    /** Runs as {@link Role#MIGRATOR}; returns the version that the schema is at then. */
    public static String run(String jdbcUrl, String password) {
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
