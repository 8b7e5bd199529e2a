package io.ghasi.delivery.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.ghasi.delivery.core.ids.EventId;
import io.ghasi.delivery.core.outbox.Command;
import io.ghasi.delivery.core.outbox.Lease;
import io.ghasi.delivery.core.outbox.OutboxRow;
import io.ghasi.delivery.core.outbox.Signal;
import io.ghasi.delivery.core.outbox.Turn;
import io.ghasi.delivery.migrations.Role;
import io.ghasi.delivery.testkit.database.DeliveryDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.util.PSQLException;

class PostgresParkedTest {
    private static final UUID SCHOOL = new UUID(1, 1);
    private static final UUID SESSION = new UUID(5, 5);

    private static DeliveryDatabase database;
    private static HikariDataSource pool;
    private static Outbox outbox;

    private PostgresOutbox relay;
    private PostgresParked parked;
    private List<Lease> leases;
    private OutboxRow poison;

    @BeforeAll
    static void open() throws SQLException {
        database = DeliveryDatabase.create();
        outbox = new Outbox(database);
        pool = new HikariDataSource();
        pool.setJdbcUrl(database.jdbcUrl());
        pool.setUsername(DeliveryDatabase.login(Role.RELAY).user());
        pool.setPassword(DeliveryDatabase.login(Role.RELAY).password());
        pool.setMaximumPoolSize(2);
    }

    @AfterAll
    static void close() {
        pool.close();
    }

    @BeforeEach
    void park() throws SQLException {
        relay = new PostgresOutbox(pool, UUID.randomUUID(), Duration.ofSeconds(30));
        parked = new PostgresParked(pool);
        outbox.run(
                "TRUNCATE delivery.outbox_pending, delivery.outbox_archive, delivery.outbox_parked, delivery.outbox_relay");
        outbox.run("UPDATE delivery.outbox_lease SET owner = NULL, expires_at = '-infinity'");
        for (int version = 1; version <= 3; version++) {
            outbox.add(SCHOOL, SESSION, version);
        }
        leases = ((Signal.Claimed) relay.execute(new Command.Claim())).share().leases();
        poison = read().getFirst();
        relay.execute(new Command.Park(lease(poison), poison, "too large"));
    }

    @Test
    void who_was_put_aside_is_listed_with_the_reason_and_how_many_wait_behind() throws SQLException {
        assertThat(parked.list(10)).singleElement().satisfies(one -> {
            assertThat(one.row().event()).isEqualTo(poison.event());
            assertThat(one.row().version()).isEqualTo(1);
            assertThat(one.reason()).isEqualTo("too large");
            assertThat(one.waiting()).isEqualTo(2);
        });
        assertThat(parked.find(new EventId(poison.event()))).isPresent();
        assertThat(parked.find(new EventId(UUID.randomUUID()))).isEmpty();
    }

    @Test
    void who_is_released_is_read_first_and_is_what_it_was() throws SQLException {
        ParkedEvent one = parked.list(1).getFirst();
        assertThat(parked.release(one)).isTrue();
        assertThat(parked.release(one)).isFalse();
        assertThat(read()).hasSize(3).first().isEqualTo(poison);
        assertThat(outbox.count("outbox_parked")).isZero();
    }

    @Test
    void who_is_discarded_leaves_another_in_its_place_and_is_kept_as_one_that_never_was_published()
            throws SQLException {
        ParkedEvent one = parked.list(1).getFirst();
        assertThat(parked.discard(one, "a mistake of ours", "delivery.event.withdrawn.v1", "{\"a\":1}"))
                .isTrue();
        assertThat(parked.discard(one, "again", "delivery.event.withdrawn.v1", "{}"))
                .isFalse();
        assertThat(read()).hasSize(3).first().satisfies(row -> {
            assertThat(row.id()).isEqualTo(poison.id());
            assertThat(row.event()).isEqualTo(poison.event());
            assertThat(row.version()).isEqualTo(1);
            assertThat(row.subject()).isEqualTo("delivery.event.withdrawn.v1");
        });
        assertThat(outbox.count("outbox_archive WHERE discarded = 'a mistake of ours' AND payload = '{}'"))
                .isEqualTo(1);
        List<ArchivedEvent> published = new ArrayList<>();
        new PostgresArchive(pool)
                .read(Instant.now().minusSeconds(600), Instant.now().plusSeconds(600), published::add);
        assertThat(published).isEmpty();
    }

    @Test
    void the_archive_tells_what_was_published_page_by_page_and_finds_each_again() throws SQLException {
        parked.release(parked.list(1).getFirst());
        List<OutboxRow> rows = read();
        relay.execute(new Command.Retire(leases, rows));
        PostgresArchive archive = new PostgresArchive(pool);
        List<ArchivedEvent> published = new ArrayList<>();
        archive.read(archive.now().minusSeconds(600), archive.now().plusSeconds(1), published::add);
        assertThat(published.stream().map(one -> one.event().event()))
                .containsExactlyElementsOf(rows.stream().map(OutboxRow::event).toList());
        List<OutboxRow> found = archive.rows(
                poison.tenant(),
                SESSION,
                published.stream().map(ArchivedEvent::event).toList());
        assertThat(found.stream().map(OutboxRow::payload)).containsExactly("{}", "{}", "{}");
        assertThat(found.stream().map(OutboxRow::version)).containsExactly(1, 2, 3);
        assertThat(archive.pending(List.of(poison.event()))).isEmpty();
    }

    @Test
    void a_relay_may_still_not_write_events_of_its_own_nor_see_more_after_a_release() throws SQLException {
        parked.release(parked.list(1).getFirst());
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("""
                            INSERT INTO delivery.outbox_pending (tenant_id, aggregate_id, aggregate_version, event_id, subject, payload)
                            SELECT tenant_id, aggregate_id, 9, event_id, subject, payload FROM delivery.outbox_pending
                            """))
                    .isInstanceOf(PSQLException.class)
                    .hasMessageContaining("permission denied");
        }
    }

    private Lease lease(OutboxRow row) {
        return leases.stream()
                .filter(one -> one.shard() == row.shard())
                .findFirst()
                .orElseThrow();
    }

    private List<OutboxRow> read() {
        List<Turn> turns = leases.stream().map(one -> new Turn(one, null)).toList();
        return ((Signal.Found) relay.execute(new Command.Read(turns, false, Set.of(), 0, 100))).rows();
    }
}
