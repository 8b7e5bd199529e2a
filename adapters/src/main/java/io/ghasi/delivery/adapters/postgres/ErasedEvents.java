package io.ghasi.delivery.adapters.postgres;

import io.ghasi.delivery.core.faults.DependencyUnavailable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/** Events that are blank in the archive and must go from the stream, of all tenants: looked for twice each. */
public final class ErasedEvents {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final int MOST = 100_000;

    private static final String CLAIM = """
            UPDATE delivery.erased_events v SET due_at = now() + ?::interval
            FROM (SELECT tenant_id, event_id FROM delivery.erased_events WHERE due_at <= now()
                  ORDER BY due_at LIMIT ? FOR UPDATE SKIP LOCKED) due
            WHERE v.tenant_id = due.tenant_id AND v.event_id = due.event_id
            RETURNING v.event_id
            """;
    private static final String GONE = """
            DELETE FROM delivery.erased_events WHERE event_id = ANY (?::uuid[]) AND looks = 1
            """;
    private static final String AGAIN = """
            UPDATE delivery.erased_events SET looks = looks - 1, due_at = now() + ?::interval WHERE event_id = ANY (?::uuid[])
            """;

    private final DataSource database;

    public ErasedEvents(DataSource database) {
        this.database = database;
    }

    /** Those that are due; for {@code lease} nobody else gets them. */
    public Set<UUID> claim(Duration lease) {
        Set<UUID> due = new HashSet<>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(CLAIM)) {
            statement.setString(1, lease.toString());
            statement.setInt(2, MOST);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    due.add(row.getObject("event_id", UUID.class));
                }
            }
        } catch (SQLException e) {
            throw unavailable(e);
        }
        return due;
    }

    /** The stream was looked through, and {@code events} are not there: the first time they are looked for once more after {@code wait}. */
    public void looked(Collection<UUID> events, Duration wait) {
        String all = Arrays.of(events, event -> event);
        try (Connection connection = database.getConnection();
                Transaction transaction = Transaction.begin(connection);
                PreparedStatement gone = connection.prepareStatement(GONE);
                PreparedStatement again = connection.prepareStatement(AGAIN)) {
            gone.setString(1, all);
            gone.execute();
            again.setString(1, wait.toString());
            again.setString(2, all);
            again.execute();
            transaction.commit();
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    private static DependencyUnavailable unavailable(SQLException cause) {
        return new DependencyUnavailable("postgres", RETRY_AFTER, cause);
    }
}
