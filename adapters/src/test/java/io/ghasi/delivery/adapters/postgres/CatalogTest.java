package io.ghasi.delivery.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.testkit.database.Catalog;
import io.ghasi.delivery.testkit.database.DeliveryDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogTest {
    private static DeliveryDatabase database;

    private Connection connection;

    @BeforeAll
    static void migrate() throws SQLException {
        database = DeliveryDatabase.create();
    }

    @BeforeEach
    void open() throws SQLException {
        connection = database.administrator();
        connection.setAutoCommit(false);
    }

    @AfterEach
    void undo() throws SQLException {
        connection.rollback();
        connection.close();
    }

    @Test
    void every_table_keeps_tenants_apart() throws SQLException {
        assertThat(Catalog.tables(connection))
                .contains(
                        "play_sessions",
                        "package_index",
                        "quiz_gates",
                        "idempotency_keys",
                        "outbox_pending",
                        "inbox",
                        "tenants");
        assertThat(Catalog.violations(connection)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ALTER TABLE delivery.play_sessions DISABLE ROW LEVEL SECURITY | play_sessions: row security is not enabled",
                "ALTER TABLE delivery.quiz_gates NO FORCE ROW LEVEL SECURITY | quiz_gates: row security does not bind its owner",
                "DROP POLICY tenant ON delivery.play_sessions | play_sessions: no policy for every role",
                "ALTER POLICY tenant ON delivery.play_sessions USING (true) | play_sessions: no policy for every role",
                "ALTER POLICY tenant ON delivery.play_sessions WITH CHECK (true) | play_sessions: no policy for every role",
                "CREATE POLICY extra ON delivery.play_sessions USING (true) | play_sessions: policy extra opens it",
                "CREATE UNIQUE INDEX u ON delivery.play_sessions (id) | play_sessions: delivery.u is not led by tenant_id",
                "CREATE TABLE delivery.fresh (id int) | fresh: row security is not enabled",
                "CREATE TABLE delivery.fresh (id int) | fresh: has no primary key",
                "CREATE TABLE delivery.fresh (id int) | fresh: belongs to postgres",
                "ALTER ROLE delivery_api BYPASSRLS | delivery_api: is more than a login"
            })
    void whatever_breaks_a_rule_is_seen(String change, String violation) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(change);
        }
        assertThat(Catalog.violations(connection))
                .anySatisfy(line -> assertThat(line).startsWith(violation));
    }
}
