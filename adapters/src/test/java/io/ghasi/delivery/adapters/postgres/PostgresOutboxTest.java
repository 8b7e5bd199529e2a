package io.ghasi.delivery.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.outbox.Command;
import io.ghasi.delivery.core.outbox.Lease;
import io.ghasi.delivery.core.outbox.OutboxRow;
import io.ghasi.delivery.core.outbox.Share;
import io.ghasi.delivery.core.outbox.Signal;
import io.ghasi.delivery.core.outbox.Turn;
import io.ghasi.delivery.migrations.Role;
import io.ghasi.delivery.testkit.database.Catalog;
import io.ghasi.delivery.testkit.database.DeliveryDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresOutboxTest {
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final UUID SCHOOL = new UUID(1, 1);
    private static final UUID OTHER = new UUID(2, 2);

    private static DeliveryDatabase database;
    private static HikariDataSource pool;
    private static Outbox outbox;

    private final PostgresOutbox relay = relay();

    @BeforeAll
    static void open() throws SQLException {
        database = DeliveryDatabase.create();
        outbox = new Outbox(database);
        pool = new HikariDataSource();
        pool.setJdbcUrl(database.jdbcUrl());
        pool.setUsername(DeliveryDatabase.login(Role.RELAY).user());
        pool.setPassword(DeliveryDatabase.login(Role.RELAY).password());
        pool.setMaximumPoolSize(3);
    }

    @AfterAll
    static void close() {
        pool.close();
    }

    @BeforeEach
    void empty() throws SQLException {
        outbox.run(
                "TRUNCATE delivery.outbox_pending, delivery.outbox_archive, delivery.outbox_parked, delivery.outbox_relay");
        outbox.run("UPDATE delivery.outbox_lease SET owner = NULL, expires_at = '-infinity'");
    }

    @Test
    void a_relay_that_is_alone_holds_everything_and_keeps_its_epochs() {
        Share first = claim(relay);
        Share second = claim(relay);
        assertThat(first.leases()).hasSize(64);
        assertThat(first.fair()).isEqualTo(64);
        assertThat(second.leases()).containsExactlyInAnyOrderElementsOf(first.leases());
    }

    @Test
    void whoever_comes_gets_nothing_until_something_is_given_back_and_then_its_share() {
        Share before = claim(relay);
        PostgresOutbox late = relay();
        Share lateShare = claim(late);
        assertThat(lateShare.leases()).isEmpty();
        assertThat(lateShare.fair()).isEqualTo(32);
        assertThat(lateShare.nextExpiry()).isBetween(LEASE.minusSeconds(10), LEASE);
        assertThat(claim(relay).fair()).isEqualTo(32);
        relay.execute(new Command.Release(before.leases().subList(0, 40)));
        List<Lease> given = claim(late).leases();
        assertThat(given).hasSize(32);
        assertThat(given)
                .allSatisfy(lease -> assertThat(before.leases())
                        .anySatisfy(old -> assertThat(old).isEqualTo(new Lease(lease.shard(), lease.epoch() - 1))));
    }

    @Test
    void what_ran_out_passes_on_under_a_higher_epoch() throws SQLException {
        Share before = claim(relay);
        expire();
        Share after = claim(relay());
        assertThat(after.leases()).hasSize(64);
        assertThat(epoch(after, 7)).isEqualTo(epoch(before, 7) + 1);
    }

    @Test
    void leaving_gives_everything_back_at_once() {
        claim(relay);
        assertThat(relay.execute(new Command.Leave())).isEqualTo(new Signal.Left());
        Share next = claim(relay());
        assertThat(next.leases()).hasSize(64);
        assertThat(next.fair()).isEqualTo(64);
    }

    @Test
    void rows_come_in_order_without_those_that_are_held() throws SQLException {
        Share share = claim(relay);
        UUID session = UUID.randomUUID();
        long first = outbox.add(SCHOOL, session, 1);
        long second = outbox.add(OTHER, session, 1);
        long third = outbox.add(SCHOOL, session, 2);
        assertThat(ids(read(share, Set.of(), 0, 10))).containsExactly(first, second, third);
        assertThat(ids(read(share, Set.of(second), 0, 10))).containsExactly(first, third);
        assertThat(ids(read(share, Set.of(), 0, 2))).containsExactly(first, second);
    }

    @Test
    void a_row_tells_what_it_holds() throws SQLException {
        Share share = claim(relay);
        UUID session = UUID.randomUUID();
        outbox.add(SCHOOL, session, 3);
        OutboxRow row = read(share, Set.of(), 0, 10).getFirst();
        assertThat(row.tenant()).isEqualTo(new TenantId(SCHOOL));
        assertThat(row.aggregate()).isEqualTo(session);
        assertThat(row.version()).isEqualTo(3);
        assertThat(row.subject()).isEqualTo("delivery.play_session.navigated.v1");
        assertThat(row.payload()).isEqualTo("{}");
        assertThat(row.traceparent()).isNull();
    }

    @Test
    void only_the_shards_that_were_asked_for_are_read() throws SQLException {
        Share share = claim(relay);
        outbox.add(SCHOOL, UUID.randomUUID(), 1);
        int shard = read(share, Set.of(), 0, 10).getFirst().shard();
        List<Lease> others =
                share.leases().stream().filter(lease -> lease.shard() != shard).toList();
        assertThat(read(new Share(others, 64, LEASE), Set.of(), 0, 10)).isEmpty();
    }

    @Test
    void a_read_from_the_middle_leaves_out_whatever_has_something_older_that_is_not_held() throws SQLException {
        Share share = claim(relay);
        UUID session = UUID.randomUUID();
        long first = outbox.add(SCHOOL, session, 1);
        long second = outbox.add(SCHOOL, session, 2);
        long other = outbox.add(SCHOOL, UUID.randomUUID(), 1);
        assertThat(ids(read(share, Set.of(), second, 10))).containsExactly(other);
        assertThat(ids(read(share, Set.of(first), second, 10))).containsExactly(second, other);
    }

    @Test
    void tenants_take_turns_in_a_shard() throws SQLException {
        Share share = claim(relay);
        UUID session = UUID.randomUUID();
        for (int version = 1; version <= 20; version++) {
            outbox.add(SCHOOL, session, version);
        }
        outbox.add(OTHER, session, 1);
        List<OutboxRow> first = turn(share, null, 64 * 8);
        List<OutboxRow> second = turn(share, first.getLast().tenant(), 64 * 8);
        assertThat(first)
                .hasSize(8)
                .allSatisfy(row -> assertThat(row.tenant().value()).isEqualTo(SCHOOL));
        assertThat(first.stream().map(OutboxRow::version)).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(second)
                .hasSize(1)
                .allSatisfy(row -> assertThat(row.tenant().value()).isEqualTo(OTHER));
    }

    @Test
    void what_is_retired_is_in_the_archive_and_no_longer_pending() throws SQLException {
        Share share = claim(relay);
        outbox.add(SCHOOL, UUID.randomUUID(), 1);
        List<OutboxRow> rows = read(share, Set.of(), 0, 10);
        Signal.Retired retired = (Signal.Retired) relay.execute(new Command.Retire(share.leases(), rows));
        assertThat(retired.moved()).containsExactlyElementsOf(ids(rows));
        assertThat(outbox.count("outbox_pending")).isZero();
        assertThat(outbox.count("outbox_archive")).isEqualTo(1);
    }

    @Test
    void a_retirement_does_not_wait_for_the_disk_and_everything_else_does() throws SQLException {
        try (Connection connection = database.connect(Role.RELAY)) {
            connection.setAutoCommit(false);
            assertThat(synchronousCommitAfter(connection, "retire_events(gen_random_uuid(), '{}', '{}', '{}')"))
                    .isEqualTo("off");
            connection.commit();
            assertThat(synchronousCommitAfter(connection, "claim_shards(gen_random_uuid(), interval '1 second')"))
                    .isEqualTo("on");
            connection.rollback();
        }
    }

    private static String synchronousCommitAfter(Connection connection, String call) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT FROM delivery." + call);
            try (ResultSet row = statement.executeQuery("SHOW synchronous_commit")) {
                row.next();
                return row.getString(1);
            }
        }
    }

    @Test
    void whoever_has_lost_a_lease_retires_and_parks_nothing() throws SQLException {
        Share share = claim(relay);
        outbox.add(SCHOOL, UUID.randomUUID(), 1);
        OutboxRow row = read(share, Set.of(), 0, 10).getFirst();
        expire();
        claim(relay());
        Signal.Retired retired = (Signal.Retired) relay.execute(new Command.Retire(share.leases(), List.of(row)));
        Lease lease = new Lease(row.shard(), epoch(share, row.shard()));
        assertThat(retired.moved()).isEmpty();
        assertThat(relay.execute(new Command.Park(lease, row, "too large")))
                .isInstanceOfSatisfying(
                        Signal.Parked.class,
                        parked -> assertThat(parked.moved()).isFalse());
        assertThat(outbox.count("outbox_pending")).isEqualTo(1);
    }

    @Test
    void a_parked_row_blocks_its_aggregate_and_nobody_else() throws SQLException {
        Share share = claim(relay);
        UUID session = UUID.randomUUID();
        outbox.add(SCHOOL, session, 1);
        outbox.add(SCHOOL, session, 2);
        long twin = outbox.add(OTHER, session, 1);
        OutboxRow poison = read(share, Set.of(), 0, 10).getFirst();
        Lease lease = new Lease(poison.shard(), epoch(share, poison.shard()));
        assertThat(relay.execute(new Command.Park(lease, poison, "too large")))
                .isInstanceOfSatisfying(
                        Signal.Parked.class,
                        parked -> assertThat(parked.moved()).isTrue());
        assertThat(ids(read(share, Set.of(), 0, 10))).containsExactly(twin);
        assertThat(ids(turn(share, null, 640))).containsExactly(twin);
        assertThat(outbox.count("outbox_parked")).isEqualTo(1);
    }

    @Test
    void a_transaction_that_took_its_id_first_and_commits_last_is_found() throws SQLException {
        Share share = claim(relay);
        try (Connection slow = database.administrator()) {
            slow.setAutoCommit(false);
            long early = Outbox.add(slow, SCHOOL, UUID.randomUUID(), 1);
            long late = outbox.add(SCHOOL, UUID.randomUUID(), 1);
            assertThat(ids(read(share, Set.of(), 0, 10))).containsExactly(late);
            slow.commit();
            assertThat(ids(read(share, Set.of(late), 0, 10))).containsExactly(early);
        }
    }

    @Test
    void the_archive_has_partitions_for_a_day_that_keep_tenants_apart_and_go_when_they_are_old() throws SQLException {
        outbox.run("SELECT delivery.maintain_outbox_archive('2031-03-03 10:30+00', interval '31 days')");
        try (Connection administrator = database.administrator()) {
            assertThat(Catalog.tables(administrator))
                    .contains("outbox_archive_2031030309", "outbox_archive_2031030310", "outbox_archive_2031030410");
            assertThat(Catalog.violations(administrator)).isEmpty();
        }
        outbox.run("SELECT delivery.maintain_outbox_archive('2031-03-04 11:00+00', interval '24 hours')");
        try (Connection administrator = database.administrator()) {
            assertThat(Catalog.tables(administrator))
                    .contains("outbox_archive_2031030311")
                    .doesNotContain("outbox_archive_2031030310");
        }
        relay.maintain(Duration.ofDays(31));
    }

    @Test
    void a_database_that_is_away_is_said_so() {
        try (HikariDataSource nowhere = new HikariDataSource()) {
            nowhere.setJdbcUrl(database.jdbcUrl(1));
            nowhere.setInitializationFailTimeout(-1);
            nowhere.setConnectionTimeout(250);
            Command.Claim claim = new Command.Claim();
            assertThat(new PostgresOutbox(nowhere, UUID.randomUUID(), LEASE).execute(claim))
                    .isInstanceOfSatisfying(
                            Signal.Failed.class,
                            failed -> assertThat(failed.command()).isSameAs(claim));
        }
    }

    private static void expire() throws SQLException {
        outbox.run("UPDATE delivery.outbox_lease SET expires_at = now()");
        outbox.run("UPDATE delivery.outbox_relay SET seen_at = now() - interval '31 seconds'");
    }

    private static PostgresOutbox relay() {
        return new PostgresOutbox(pool, UUID.randomUUID(), LEASE);
    }

    private static Share claim(PostgresOutbox relay) {
        return ((Signal.Claimed) relay.execute(new Command.Claim())).share();
    }

    private static long epoch(Share share, int shard) {
        return share.leases().stream()
                .filter(lease -> lease.shard() == shard)
                .findFirst()
                .orElseThrow()
                .epoch();
    }

    private List<OutboxRow> read(Share share, Set<Long> held, long from, int limit) {
        return found(new Command.Read(turns(share, null), false, held, from, limit));
    }

    private List<OutboxRow> turn(Share share, @Nullable TenantId after, int limit) {
        return found(new Command.Read(turns(share, after), true, Set.of(), 0, limit));
    }

    private List<OutboxRow> found(Command.Read read) {
        return ((Signal.Found) relay.execute(read)).rows();
    }

    private static List<Turn> turns(Share share, @Nullable TenantId after) {
        List<Turn> turns = new ArrayList<>();
        share.leases().forEach(lease -> turns.add(new Turn(lease, after)));
        return turns;
    }

    private static List<Long> ids(List<OutboxRow> rows) {
        return rows.stream().map(OutboxRow::id).toList();
    }
}
