package io.ghasi.delivery.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.testkit.database.DeliveryDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Plans that were made while there was nothing have to do when there is a backlog: a call looks at few rows for each that it brings. */
class OutboxPlansTest {
    private static final int AGGREGATES = 100;
    private static final int EVENTS = 20_000;
    private static final int LIMIT = 500;
    private static final String SHARDS = "ARRAY(SELECT generate_series(0, 63)::smallint)";
    private static final String NOBODY = "array_fill(NULL::uuid, ARRAY[64])";
    private static final String OWNER = "'00000000-0000-0000-0000-000000000001'";

    private Connection relay;

    @BeforeEach
    void planWhileThereIsNothing() throws SQLException {
        DeliveryDatabase database = DeliveryDatabase.create();
        relay = database.administrator();
        run("VACUUM ANALYZE delivery.outbox_pending");
        run("SET ROLE delivery_relay");
        run("SELECT delivery.claim_shards(" + OWNER + ", interval '1 hour')");
        run(read("false", 0));
        run(read("false", 7));
        run(read("true", 0));
        run(retire(0));
        run("RESET ROLE");
        run("""
                INSERT INTO delivery.outbox_pending (tenant_id, aggregate_id, aggregate_version, event_id, subject, payload)
                SELECT ('00000000-0000-0001-0000-00000000000' || n %% 4)::uuid, md5((n %% %d)::text)::uuid, n / %d + 1, gen_random_uuid(), 's', '{}'
                FROM generate_series(0, %d) n
                """.formatted(AGGREGATES, AGGREGATES, EVENTS - 1));
        run("SET ROLE delivery_relay");
        relay.setAutoCommit(false);
    }

    @AfterEach
    void close() throws SQLException {
        relay.rollback();
        relay.close();
    }

    @Test
    void a_read_of_everything() throws SQLException {
        assertThat(number(read("false", 0))).isEqualTo(LIMIT);
        assertThat(looked()).isLessThanOrEqualTo(LIMIT);
    }

    @Test
    void a_read_from_the_middle_looks_for_what_is_older_by_aggregate() throws SQLException {
        long middle = number("SELECT min(id) + " + EVENTS / 2 + " FROM delivery.outbox_pending");
        long before = looked();
        assertThat(number(read("false", middle))).as("all have something older").isZero();
        // Of four times as many rows as it may bring each its own, and the first of its aggregate that is older.
        assertThat(looked() - before).isLessThanOrEqualTo(2 * 4 * LIMIT);
    }

    @Test
    void a_count_is_exact_while_few_wait_and_costs_no_more_when_many_do() throws SQLException {
        assertThat(number("SELECT delivery.count_pending()")).isGreaterThan(10_000);
        assertThat(looked()).isLessThanOrEqualTo(10_001);
        relay.rollback();
        relay.setAutoCommit(true);
        run("RESET ROLE");
        run("DELETE FROM delivery.outbox_pending WHERE id > (SELECT min(id) + 2 FROM delivery.outbox_pending)");
        run("SET ROLE delivery_relay");
        assertThat(number("SELECT delivery.count_pending()")).isEqualTo(3);
        relay.setAutoCommit(false);
    }

    @Test
    void a_read_in_turns() throws SQLException {
        assertThat(number(read("true", 0))).isPositive();
        // Each row, and for each tenant of each shard the next one's first.
        assertThat(looked()).isLessThanOrEqualTo(LIMIT + 64 + 2 * AGGREGATES);
    }

    @Test
    void a_retirement() throws SQLException {
        assertThat(number(retire(LIMIT))).isEqualTo(LIMIT);
        assertThat(looked()).isLessThanOrEqualTo(2 * LIMIT);
    }

    private static String read(String inTurns, long from) {
        return "SELECT count(*) FROM delivery.read_outbox(" + SHARDS + ", " + NOBODY + ", " + inTurns + ", '{}', "
                + from + ", " + LIMIT + ")";
    }

    private static String retire(int count) {
        return "SELECT count(*) FROM delivery.retire_events(" + OWNER
                + ", ARRAY(SELECT l.shard FROM delivery.outbox_lease l ORDER BY l.shard), "
                + "ARRAY(SELECT l.epoch FROM delivery.outbox_lease l ORDER BY l.shard), "
                + "ARRAY(SELECT p.id FROM delivery.outbox_pending p ORDER BY p.id LIMIT " + count + "))";
    }

    // Rows that were brought from the table in this transaction, by whatever index.
    private long looked() throws SQLException {
        return number(
                "SELECT seq_tup_read + idx_tup_fetch FROM pg_stat_xact_user_tables WHERE relname = 'outbox_pending'");
    }

    private long number(String sql) throws SQLException {
        try (Statement statement = relay.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = relay.createStatement()) {
            statement.execute(sql);
        }
    }
}
