package io.ghasi.delivery.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.migrations.Role;
import io.ghasi.delivery.testkit.database.Catalog;
import io.ghasi.delivery.testkit.database.DeliveryDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdempotencyPartitionsTest {
    private static final UUID TENANT = new UUID(1, 1);
    private static final LocalDate DAY = LocalDate.parse("2031-03-01");

    private DeliveryDatabase database;

    @BeforeEach
    void migrate() throws SQLException {
        database = DeliveryDatabase.create();
        maintain(DAY);
    }

    @Test
    void there_is_a_partition_for_every_day_that_a_timely_key_can_carry() throws SQLException {
        assertThat(partitions())
                .containsExactly(
                        "idempotency_keys_20310228",
                        "idempotency_keys_20310301",
                        "idempotency_keys_20310302",
                        "idempotency_keys_20310303");
    }

    @Test
    void days_whose_keys_have_all_expired_are_dropped_and_doing_it_again_changes_nothing() throws SQLException {
        maintain(DAY.plusDays(2));
        List<String> once = partitions();
        maintain(DAY.plusDays(2));
        assertThat(partitions())
                .isEqualTo(once)
                .startsWith("idempotency_keys_20310301")
                .hasSize(5);
    }

    @ParameterizedTest
    @CsvSource({
        "2031-03-01T00:00:00.000Z, idempotency_keys_20310301",
        "2031-03-01T23:59:59.999Z, idempotency_keys_20310301",
        "2031-03-02T00:00:00.000Z, idempotency_keys_20310302"
    })
    void a_key_lies_in_the_partition_of_the_day_that_it_carries(Instant time, String partition) throws SQLException {
        try (Connection connection = database.connect(Role.API)) {
            connection.setAutoCommit(false);
            Rows.tenant(connection, TENANT);
            try (PreparedStatement statement = connection.prepareStatement("""
                    INSERT INTO delivery.idempotency_keys (tenant_id, user_id, key, fingerprint, status, version, body)
                    VALUES (?, ?, ?, ?, 200, 1, '')
                    """)) {
                statement.setObject(1, TENANT);
                statement.setObject(2, TENANT);
                statement.setObject(3, new UUID(time.toEpochMilli() << 16, -1L));
                statement.setObject(4, TENANT);
                statement.executeUpdate();
            }
            try (Statement statement = connection.createStatement();
                    ResultSet row =
                            statement.executeQuery("SELECT tableoid::regclass::text FROM delivery.idempotency_keys")) {
                assertThat(row.next()).isTrue();
                assertThat(row.getString(1)).isEqualTo("delivery." + partition);
            }
        }
    }

    @Test
    void partitions_made_later_keep_tenants_apart_too() throws SQLException {
        try (Connection administrator = database.administrator()) {
            assertThat(Catalog.tables(administrator)).contains("idempotency_keys_20310303");
            assertThat(Catalog.violations(administrator)).isEmpty();
        }
    }

    private void maintain(LocalDate day) throws SQLException {
        try (Connection connection = database.connect(Role.API);
                PreparedStatement statement =
                        connection.prepareStatement("SELECT delivery.maintain_idempotency_keys(?)")) {
            statement.setObject(1, day);
            statement.execute();
        }
    }

    private List<String> partitions() throws SQLException {
        List<String> names = new ArrayList<>();
        try (Connection administrator = database.administrator();
                Statement statement = administrator.createStatement();
                ResultSet rows = statement.executeQuery("""
                        SELECT relname FROM pg_class
                        WHERE relname ~ '^idempotency_keys_\\d+$' AND relkind = 'r' ORDER BY relname
                        """)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }
}
