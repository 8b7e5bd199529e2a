package io.ghasi.delivery.adapters.postgres;

import io.ghasi.delivery.core.faults.DependencyUnavailable;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.inbox.Inbox;
import io.ghasi.delivery.core.inbox.Line;
import io.ghasi.delivery.core.inbox.Message;
import io.ghasi.delivery.core.inbox.Taken;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/** The inbox in PostgreSQL: a batch is one transaction; a message that the database refuses costs its batch that, and then fails alone. */
public final class PostgresInbox implements Inbox {
    private static final int TRIES = 3;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final DataSource database;
    private final InboxBatch batch;

    /** Writes through {@code database}, as {@code batch} says. */
    public PostgresInbox(DataSource database, InboxSettings settings) {
        this.database = database;
        this.batch = new InboxBatch(settings);
    }

    @Override
    public List<Taken> take(Line line, TenantId tenant, List<Message> messages) {
        for (int turn = 1; ; turn++) {
            try {
                return attempt(line, tenant, messages);
            } catch (SQLException e) {
                if (SqlStates.isRefused(e)) {
                    return messages.size() == 1 ? refused(e) : oneByOne(line, tenant, messages);
                }
                if (!SqlStates.isRepeatable(e) || turn == TRIES) {
                    throw new DependencyUnavailable("postgres", RETRY_AFTER, e);
                }
            }
        }
    }

    private List<Taken> attempt(Line line, TenantId tenant, List<Message> messages) throws SQLException {
        try (Connection connection = database.getConnection();
                Transaction transaction = Transaction.begin(connection)) {
            List<Taken> taken = batch.take(connection, line, tenant, messages);
            transaction.commit();
            return taken;
        }
    }

    private List<Taken> oneByOne(Line line, TenantId tenant, List<Message> messages) {
        return messages.stream()
                .map(message -> take(line, tenant, List.of(message)).getFirst())
                .toList();
    }

    // The message of such an error quotes what it refused: the state must do.
    private static List<Taken> refused(SQLException e) {
        return List.of(new Taken.Refused("the database refuses it: SQLSTATE " + e.getSQLState()));
    }
}
