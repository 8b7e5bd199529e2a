package io.ghasi.delivery.adapters.postgres;

import io.ghasi.delivery.core.ids.EventId;
import io.ghasi.delivery.core.ids.IdSource;
import io.ghasi.delivery.core.ids.SubjectRequestId;
import io.ghasi.delivery.core.inbox.SubjectExports;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Takes away what a person was shown who asked for it, their rows, and what was published of them, and tells when nothing is left; from the stream it goes by itself. */
final class ErasePiece implements WorkPiece {
    private static final int ROWS_EACH = 10;
    // Each is a request to the object store, within a transaction.
    private static final int EXPORTS_EACH = 5;

    private final SubjectExports exports;
    private final SubjectEnvelopes envelopes;
    private final IdSource ids;
    private final InstantSource clock;

    ErasePiece(SubjectEnvelopes envelopes, SubjectExports exports, IdSource ids, InstantSource clock) {
        this.exports = exports;
        this.envelopes = envelopes;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Done work(Connection connection, WorkOrder order, int most) throws SQLException {
        int forgotten = forgetExports(connection, order);
        if (forgotten > 0) {
            return new Done(forgotten, 0);
        }
        Done rows = done(connection, "SELECT delivery.erase_subject(?, ?, ?), 0", order, most);
        return rows.isNothing()
                ? done(connection, "SELECT blanked, waiting FROM delivery.erase_events(?, ?, ?)", order, most)
                : rows;
    }

    // How many, and how many could not be done now.
    private static Done done(Connection connection, String sql, WorkOrder order, int most) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, order.tenant().value());
            statement.setObject(2, order.work().subject());
            statement.setInt(3, most * ROWS_EACH);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new Done(row.getInt(1), row.getInt(2));
            }
        }
    }

    // What is left is for the relay and for whoever looks through the stream.
    @Override
    public Duration held(WorkSettings settings) {
        return settings.held();
    }

    @Override
    public void end(Connection connection, WorkOrder order) throws SQLException {
        boolean _ =
                RequestEvents.end(connection, "SELECT delivery.end_erasure(?, ?, ?::json, ?)", order, erased(order));
    }

    // What the same person was shown before. Nothing is locked meanwhile but these requests.
    private int forgetExports(Connection connection, WorkOrder order) throws SQLException {
        int forgotten = 0;
        try (PreparedStatement statement = connection.prepareStatement("SELECT delivery.take_exports(?, ?, ?)")) {
            statement.setObject(1, order.tenant().value());
            statement.setObject(2, order.work().subject());
            statement.setInt(3, EXPORTS_EACH);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    exports.forget(order.tenant(), new SubjectRequestId(row.getObject(1, UUID.class)));
                    forgotten++;
                }
            }
        }
        return forgotten;
    }

    private Rendition erased(WorkOrder order) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        SubjectRequestId request = new SubjectRequestId(order.work().subject());
        return envelopes.erased(
                new SubjectEnvelopes.Done(new EventId(ids.next()), order.tenant(), request, now, order.cause()));
    }
}
