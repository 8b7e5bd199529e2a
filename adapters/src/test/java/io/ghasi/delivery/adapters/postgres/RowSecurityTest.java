package io.ghasi.delivery.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ghasi.delivery.migrations.Role;
import io.ghasi.delivery.testkit.database.DeliveryDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Row security is the net under every query: these ask without a filter of their own. */
class RowSecurityTest {
    private static final String INSUFFICIENT_PRIVILEGE = "42501";
    private static final UUID HERE = new UUID(1, 1);
    private static final UUID THERE = new UUID(2, 2);

    private static DeliveryDatabase database;

    private Connection connection;

    @BeforeAll
    static void fill() throws SQLException {
        database = DeliveryDatabase.create();
        try (Connection administrator = database.administrator()) {
            Rows.insert(administrator, HERE, new UUID(9, 1));
            Rows.insert(administrator, THERE, new UUID(9, 1));
            Rows.insert(administrator, THERE, new UUID(9, 2));
        }
    }

    @BeforeEach
    void open() throws SQLException {
        connection = database.connect(Role.API);
        connection.setAutoCommit(false);
    }

    @AfterEach
    void close() throws SQLException {
        connection.rollback();
        connection.close();
    }

    @Test
    void no_tenant_means_no_rows_on_a_fresh_connection() throws SQLException {
        assertThat(Rows.count(connection)).isZero();
    }

    @Test
    void no_tenant_means_no_rows_on_a_connection_that_somebody_used() throws SQLException {
        Rows.tenant(connection, HERE);
        assertThat(Rows.count(connection)).isEqualTo(1);
        connection.commit();
        assertThat(Rows.count(connection)).isZero();
        Rows.tenant(connection, null);
        assertThat(Rows.count(connection)).isZero();
    }

    @Test
    void a_tenant_sees_and_changes_its_own_rows_alone() throws SQLException {
        Rows.tenant(connection, THERE);
        assertThat(Rows.count(connection)).isEqualTo(2);
        assertThat(Rows.rename(connection)).isEqualTo(2);
        Rows.tenant(connection, HERE);
        assertThat(Rows.rename(connection)).isEqualTo(1);
    }

    @Test
    void a_row_for_another_tenant_cannot_be_written() throws SQLException {
        Rows.tenant(connection, HERE);
        assertThatThrownBy(() -> Rows.insert(connection, THERE, new UUID(9, 3)))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(INSUFFICIENT_PRIVILEGE));
    }

    @Test
    void two_tenants_may_use_the_same_id_and_neither_learns_of_it() throws SQLException {
        Rows.tenant(connection, HERE);
        Rows.insert(connection, HERE, new UUID(9, 2));
        assertThat(Rows.count(connection)).isEqualTo(2);
    }

    @Test
    void the_relay_sees_events_of_every_tenant_and_nothing_else() throws SQLException {
        try (Connection relay = database.connect(Role.RELAY);
                Statement statement = relay.createStatement()) {
            try (ResultSet row = statement.executeQuery("SELECT count(*) FROM delivery.outbox_pending")) {
                assertThat(row.next()).isTrue();
            }
            assertThatThrownBy(() -> statement.executeQuery("SELECT FROM delivery.play_sessions"))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(INSUFFICIENT_PRIVILEGE));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"API", "RELAY", "PROJECTOR"})
    void no_process_can_change_the_schema_or_step_round_the_policies(Role role) throws SQLException {
        try (Connection process = database.connect(role);
                Statement statement = process.createStatement()) {
            for (String sql : new String[] {
                "CREATE TABLE delivery.mine (id int)",
                "CREATE TABLE public.mine (id int)",
                "ALTER TABLE delivery.play_sessions DISABLE ROW LEVEL SECURITY",
                "DROP POLICY tenant ON delivery.play_sessions",
                "DELETE FROM delivery.play_sessions",
                "SET ROLE delivery_migrator",
                "SELECT FROM delivery.idempotency_keys_" + today()
            }) {
                assertThatThrownBy(() -> statement.execute(sql))
                        .as(sql)
                        .isInstanceOfSatisfying(
                                SQLException.class,
                                e -> assertThat(e.getSQLState()).isEqualTo(INSUFFICIENT_PRIVILEGE));
            }
        }
    }

    private static String today() throws SQLException {
        try (Connection administrator = database.administrator();
                Statement statement = administrator.createStatement();
                ResultSet row = statement.executeQuery("SELECT to_char(now() AT TIME ZONE 'UTC', 'YYYYMMDD')")) {
            row.next();
            return row.getString(1);
        }
    }
}
