package io.ghasi.delivery.adapters.postgres;

import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.outbox.OutboxRow;
import io.ghasi.delivery.core.reconcile.Published;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Every event that was published, of all tenants. Each question is one short transaction: while anybody reads any
 * partition, none that is old can be dropped.
 */
public final class PostgresArchive {
    // One partition, in the order of its key: an index serves each page, whichever it is.
    private static final String PAGE = """
            SELECT tenant_id, aggregate_id, aggregate_version, id, event_id, archived_at
            FROM delivery.outbox_archive
            WHERE archived_at >= ? AND archived_at < ? AND discarded IS NULL AND erased_at IS NULL
              AND (tenant_id, aggregate_id, aggregate_version, id) > (?, ?, ?, ?)
            ORDER BY tenant_id, aggregate_id, aggregate_version, id
            LIMIT ?
            """;
    private static final String ROWS = """
            SELECT id, 0 AS shard, tenant_id, aggregate_id, aggregate_version, event_id, subject, payload, traceparent, created_at
            FROM delivery.outbox_archive
            WHERE tenant_id = ? AND aggregate_id = ? AND event_id = ANY (?::uuid[]) AND discarded IS NULL AND erased_at IS NULL
              AND archived_at >= ? AND archived_at <= ?
            ORDER BY aggregate_version, id
            """;
    private static final String PENDING = """
            SELECT event_id FROM delivery.outbox_pending WHERE event_id = ANY (?::uuid[])
            UNION ALL SELECT event_id FROM delivery.erased_events WHERE event_id = ANY (?::uuid[])
            """;
    private static final UUID LOWEST = new UUID(0, 0);
    private static final int PAGE_SIZE = 10_000;

    private final DataSource database;

    public PostgresArchive(DataSource database) {
        this.database = database;
    }

    /** The database's time. */
    public Instant now() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("SELECT now()");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return instant(row, "now");
        }
    }

    /** Tells {@code each} of all that were archived in [from, to), an hour after the other, as they are read. */
    public void read(Instant from, Instant to, Consumer<ArchivedEvent> each) throws SQLException {
        for (Instant hour = from.truncatedTo(ChronoUnit.HOURS);
                hour.isBefore(to);
                hour = hour.plus(1, ChronoUnit.HOURS)) {
            readHour(later(hour, from), earlier(hour.plus(1, ChronoUnit.HOURS), to), each);
        }
    }

    private void readHour(Instant from, Instant to, Consumer<ArchivedEvent> each) throws SQLException {
        List<ArchivedEvent> page = page(from, to, null);
        while (!page.isEmpty()) {
            page.forEach(each);
            page = page.size() < PAGE_SIZE ? List.of() : page(from, to, page.getLast());
        }
    }

    private List<ArchivedEvent> page(Instant from, Instant to, @Nullable ArchivedEvent after) throws SQLException {
        List<ArchivedEvent> found = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(PAGE)) {
            statement.setObject(1, time(from));
            statement.setObject(2, time(to));
            statement.setObject(3, after == null ? LOWEST : after.tenant().value());
            statement.setObject(4, after == null ? LOWEST : after.aggregate());
            statement.setInt(5, after == null ? 0 : after.event().version());
            statement.setLong(6, after == null ? 0 : after.event().row());
            statement.setInt(7, PAGE_SIZE);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(archived(row));
                }
            }
        }
        return found;
    }

    private static ArchivedEvent archived(ResultSet row) throws SQLException {
        return new ArchivedEvent(
                new TenantId(row.getObject("tenant_id", UUID.class)),
                row.getObject("aggregate_id", UUID.class),
                new Published(
                        row.getInt("aggregate_version"),
                        row.getLong("id"),
                        row.getObject("event_id", UUID.class),
                        instant(row, "archived_at")));
    }

    /** {@code events} of one aggregate with all that they carry, in order; without those that are gone meanwhile. */
    public List<OutboxRow> rows(TenantId tenant, UUID aggregate, List<Published> events) throws SQLException {
        List<Instant> times =
                events.stream().map(Published::archivedAt).sorted().toList();
        List<OutboxRow> found = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(ROWS)) {
            statement.setObject(1, tenant.value());
            statement.setObject(2, aggregate);
            statement.setString(3, Arrays.of(events, Published::event));
            statement.setObject(4, time(times.getFirst()));
            statement.setObject(5, time(times.getLast()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(PostgresOutbox.row(row));
                }
            }
        }
        return found;
    }

    /** Which of {@code events} wait still, or again, to be published; or to be erased. */
    public Set<UUID> pending(Collection<UUID> events) throws SQLException {
        Set<UUID> found = new HashSet<>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(PENDING)) {
            String all = Arrays.of(events, event -> event);
            statement.setString(1, all);
            statement.setString(2, all);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(row.getObject(1, UUID.class));
                }
            }
        }
        return found;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
