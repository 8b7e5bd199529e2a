package io.ghasi.delivery.adapters.postgres;

import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.outbox.Command;
import io.ghasi.delivery.core.outbox.Lease;
import io.ghasi.delivery.core.outbox.OutboxRow;
import io.ghasi.delivery.core.outbox.Share;
import io.ghasi.delivery.core.outbox.Signal;
import io.ghasi.delivery.core.outbox.Turn;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The outbox's tables, as one relay sees them. Each command is one round trip and one transaction. For several threads. */
public final class PostgresOutbox {
    private static final String CLAIM = """
            SELECT shard, epoch, fair, extract(epoch FROM next_expiry) AS next_expiry
            FROM delivery.claim_shards(?, make_interval(secs => ?))
            """;
    private static final String READ = """
            SELECT * FROM delivery.read_outbox(?::smallint[], ?::uuid[], ?, ?::bigint[], ?, ?)
            """;
    private static final String RETIRE = """
            SELECT * FROM delivery.retire_events(?, ?::smallint[], ?::bigint[], ?::bigint[])
            """;
    private static final String PARK = "SELECT delivery.park_event(?, ?::smallint, ?, ?, ?)";
    private static final String RELEASE = "SELECT delivery.release_shards(?, ?::smallint[], ?::bigint[])";
    private static final String LEAVE = "SELECT delivery.leave_relays(?)";
    private static final String MAINTAIN = "SELECT delivery.maintain_outbox_archive(now(), make_interval(secs => ?))";
    private static final String PENDING = "SELECT delivery.count_pending()";

    private final DataSource database;
    private final UUID owner;
    private final Duration lease;

    /** As {@code owner}, a relay's name for this one life; what it claims it has for {@code lease}. */
    public PostgresOutbox(DataSource database, UUID owner, Duration lease) {
        this.database = database;
        this.owner = owner;
        this.lease = lease;
    }

    /** Does it, and says what came of it; {@link Signal.Failed} where the database did not answer, or not well. */
    public Signal execute(Command.OfStore command) {
        try (Connection connection = database.getConnection()) {
            return execute(connection, command);
        } catch (SQLException e) {
            return new Signal.Failed(command, String.valueOf(e.getMessage()));
        }
    }

    private Signal execute(Connection connection, Command.OfStore command) throws SQLException {
        return switch (command) {
            case Command.Claim claim -> claim(connection);
            case Command.Read read -> read(connection, read);
            case Command.Retire retire -> retire(connection, retire);
            case Command.Park park -> park(connection, park);
            case Command.Release release -> release(connection, release);
            case Command.Leave leave -> leave(connection);
        };
    }

    private Signal claim(Connection connection) throws SQLException {
        List<Lease> leases = new ArrayList<>();
        int fair = 0;
        double nextExpiry = 0;
        try (PreparedStatement statement = connection.prepareStatement(CLAIM)) {
            statement.setObject(1, owner);
            statement.setDouble(2, seconds(lease));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    int shard = rows.getInt("shard");
                    if (!rows.wasNull()) {
                        leases.add(new Lease(shard, rows.getLong("epoch")));
                    }
                    fair = rows.getInt("fair");
                    nextExpiry = rows.getDouble("next_expiry");
                }
            }
        }
        return new Signal.Claimed(new Share(leases, fair, Duration.ofNanos((long) (nextExpiry * 1e9))));
    }

    private static Signal read(Connection connection, Command.Read read) throws SQLException {
        List<OutboxRow> found = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(READ)) {
            statement.setString(1, Arrays.of(read.turns(), turn -> turn.lease().shard()));
            statement.setString(2, Arrays.of(read.turns(), PostgresOutbox::after));
            statement.setBoolean(3, read.inTurns());
            statement.setString(4, Arrays.of(read.held(), id -> id));
            statement.setLong(5, read.from());
            statement.setInt(6, read.limit());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(row(rows));
                }
            }
        }
        return new Signal.Found(read, found);
    }

    private static @Nullable UUID after(Turn turn) {
        return turn.after() == null ? null : turn.after().value();
    }

    static OutboxRow row(ResultSet row) throws SQLException {
        return new OutboxRow(
                row.getLong("id"),
                row.getInt("shard"),
                new TenantId(row.getObject("tenant_id", UUID.class)),
                row.getObject("aggregate_id", UUID.class),
                row.getInt("aggregate_version"),
                row.getObject("event_id", UUID.class),
                row.getString("subject"),
                row.getString("payload"),
                row.getString("traceparent"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private Signal retire(Connection connection, Command.Retire retire) throws SQLException {
        Set<Long> moved = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(RETIRE)) {
            statement.setObject(1, owner);
            statement.setString(2, Arrays.of(retire.leases(), Lease::shard));
            statement.setString(3, Arrays.of(retire.leases(), Lease::epoch));
            statement.setString(4, Arrays.of(retire.rows(), OutboxRow::id));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    moved.add(rows.getLong(1));
                }
            }
        }
        return new Signal.Retired(retire, moved);
    }

    private Signal park(Connection connection, Command.Park park) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PARK)) {
            statement.setObject(1, owner);
            statement.setInt(2, park.lease().shard());
            statement.setLong(3, park.lease().epoch());
            statement.setLong(4, park.row().id());
            statement.setString(5, park.reason());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new Signal.Parked(park, row.getBoolean(1));
            }
        }
    }

    private Signal release(Connection connection, Command.Release release) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(RELEASE)) {
            statement.setObject(1, owner);
            statement.setString(2, Arrays.of(release.leases(), Lease::shard));
            statement.setString(3, Arrays.of(release.leases(), Lease::epoch));
            statement.execute();
        }
        return new Signal.Released(release);
    }

    private Signal leave(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LEAVE)) {
            statement.setObject(1, owner);
            statement.execute();
        }
        return new Signal.Left();
    }

    /** Makes the archive's partitions for the time to come and drops what is wholly older than {@code keep}. Any process may, any number of times. */
    public void maintain(Duration keep) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(MAINTAIN)) {
            statement.setDouble(1, seconds(keep));
            statement.execute();
        }
    }

    /** How many events wait, of all tenants; about as many, where they are more than 10,000. */
    public long pending() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(PENDING);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
