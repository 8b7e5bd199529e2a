package io.ghasi.delivery.adapters.postgres;

import io.ghasi.delivery.core.faults.DependencyUnavailable;
import io.ghasi.delivery.core.ids.IdSource;
import io.ghasi.delivery.core.inbox.SubjectExports;
import io.ghasi.delivery.core.inbox.Work;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Work that is too long for one transaction, done a piece at a time. A piece and the note that it is done are one transaction, during which nobody else has
 * that work: any number of projectors may ask at once, and one that dies leaves what it had to the next.
 */
public final class ProjectorWork {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final DataSource database;
    private final WorkSettings settings;
    private final Map<Work.Kind, WorkPiece> pieces = new EnumMap<>(Work.Kind.class);

    /**
     * What the events of work are written with.
     *
     * @param sessions of what is paused
     * @param subjects of what is exported and erased
     */
    public record Envelopes(EventEnvelopes sessions, SubjectEnvelopes subjects) {}

    /** Works through {@code database}. */
    public ProjectorWork(
            DataSource database,
            Envelopes envelopes,
            SubjectExports exports,
            IdSource ids,
            InstantSource clock,
            WorkSettings settings) {
        this.database = database;
        this.settings = settings;
        PausePiece.Tools tools = new PausePiece.Tools(new DecisionJson(envelopes.sessions(), ids), clock);
        pieces.put(Work.Kind.PAUSE_PACKAGE, PausePiece.ofPackage(tools));
        pieces.put(Work.Kind.PAUSE_ENROLLMENT, PausePiece.ofEnrollment(tools));
        pieces.put(Work.Kind.PURGE_TENANT, new PurgePiece(exports));
        pieces.put(Work.Kind.ERASE_SUBJECT, new ErasePiece(envelopes.subjects(), exports, ids, clock));
        pieces.put(Work.Kind.EXPORT_SUBJECT, new ExportPiece(database, envelopes.subjects(), exports, ids, clock));
    }

    /** One piece of what is due longest; empty where nothing is due. */
    public Optional<Worked> next() {
        try (Connection connection = database.getConnection()) {
            WorkOrder order = null;
            try (Transaction transaction = Transaction.begin(connection)) {
                order = WorkOrder.claim(connection, pieces.keySet());
                Worked worked = order == null ? null : work(connection, order);
                transaction.commit();
                return Optional.ofNullable(worked);
            } catch (SQLException | DependencyUnavailable e) {
                postpone(connection, order, e);
                throw e;
            }
        } catch (SQLException e) {
            throw new DependencyUnavailable("postgres", RETRY_AFTER, e);
        }
    }

    private Worked work(Connection connection, WorkOrder order) throws SQLException {
        Transaction.of(connection, order.tenant().value(), settings.patience());
        WorkPiece piece = pieces.get(order.work().kind());
        if (piece == null) {
            throw new IllegalStateException("nobody does " + order.work().kind());
        }
        WorkPiece.Done done = piece.work(connection, order, settings.chunk());
        boolean over = done.isNothing() && order.passes() == 1;
        if (over) {
            piece.end(connection, order);
            order.remove(connection);
        } else {
            order.goOn(connection, done, piece.held(settings), settings.grace());
        }
        return new Worked(order.work().kind(), order.tenant(), done.done(), over);
    }

    // Whatever keeps failing must not keep the rest waiting.
    private static void postpone(Connection connection, @Nullable WorkOrder order, Exception cause) {
        if (order == null || (cause instanceof SQLException lost && SqlStates.isConnectionLost(lost))) {
            return;
        }
        try (Transaction transaction = Transaction.begin(connection)) {
            order.postpone(connection);
            transaction.commit();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }
}
