package io.ghasi.delivery.adapters.postgres;

import io.ghasi.delivery.core.faults.DependencyUnavailable;
import io.ghasi.delivery.core.session.Decision;
import io.ghasi.delivery.core.session.DecisionStore.Outcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Makes decisions durable and tells each of those who wait, whatever happens. */
final class BatchWriter {
    private static final int TRIES = 3;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final DataSource database;
    private final CommitCall call;
    private final Duration patience;

    BatchWriter(DataSource database, CommitCall call, Duration patience) {
        this.database = database;
        this.call = call;
        this.patience = patience;
    }

    /** Tells every member but those whose rows somebody else holds; these are given back. */
    List<Waiting<Decision, Outcome>> write(List<Waiting<Decision, Outcome>> members) {
        try {
            return tell(members, commit(members, false));
        } catch (SQLException | RuntimeException e) {
            if (members.size() > 1) {
                // Whose fault it was is not known: one by one, it is.
                members.forEach(this::writeAlone);
                return List.of();
            }
            return members;
        }
    }

    /** One decision, waiting for rows that somebody else holds; a lost connection or a deadlock is tried again. */
    void writeAlone(Waiting<Decision, Outcome> waiting) {
        for (int turn = 1; !waiting.answer().isDone(); turn++) {
            try {
                tell(List.of(waiting), commit(List.of(waiting), true));
                return;
            } catch (SQLException e) {
                // After a connection lost at COMMIT the decision may be durable. Asking again is safe: the version or
                // the key
                // has moved on then, and the use case looks the key up.
                boolean again = SqlStates.isRepeatable(e) || SqlStates.isConnectionLost(e);
                if (!again || turn == TRIES) {
                    waiting.answer().completeExceptionally(new DependencyUnavailable("postgres", RETRY_AFTER, e));
                    return;
                }
            } catch (RuntimeException e) {
                waiting.answer().completeExceptionally(e);
                return;
            }
        }
    }

    // The call is a statement and so a transaction of its own: it is durable when the driver has its last answer. One
    // round trip.
    private List<Optional<Outcome>> commit(List<Waiting<Decision, Outcome>> members, boolean wait) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return call.commit(connection, members.stream().map(Waiting::asked).toList(), wait, patience);
        }
    }

    private static List<Waiting<Decision, Outcome>> tell(
            List<Waiting<Decision, Outcome>> members, List<Optional<Outcome>> outcomes) {
        List<Waiting<Decision, Outcome>> busy = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            Waiting<Decision, Outcome> waiting = members.get(i);
            outcomes.get(i).ifPresentOrElse(waiting.answer()::complete, () -> busy.add(waiting));
        }
        return busy;
    }
}
