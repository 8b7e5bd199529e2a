package io.ghasi.delivery.adapters.postgres;

import io.ghasi.delivery.core.ids.EventId;
import io.ghasi.delivery.core.ids.IdSource;
import io.ghasi.delivery.core.ids.SubjectRequestId;
import io.ghasi.delivery.core.inbox.SubjectExports;
import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import javax.sql.DataSource;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps what is known of a person who asked for it where they can be given it, and tells where that is. It is read in a transaction of its own, of one moment and
 * over before the object store is asked: whoever reads the archive keeps its old partitions from being dropped.
 */
final class ExportPiece implements WorkPiece {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int ROWS_AT_ONCE = 32;
    private static final int MOST_BYTES = 64 << 20;

    private final DataSource database;
    private final SubjectEnvelopes envelopes;
    private final SubjectExports exports;
    private final IdSource ids;
    private final InstantSource clock;

    ExportPiece(
            DataSource database,
            SubjectEnvelopes envelopes,
            SubjectExports exports,
            IdSource ids,
            InstantSource clock) {
        this.database = database;
        this.envelopes = envelopes;
        this.exports = exports;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Done work(Connection connection, WorkOrder order, int most) {
        return new Done(0, 0);
    }

    @Override
    public void end(Connection connection, WorkOrder order) throws SQLException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        SubjectRequestId request = new SubjectRequestId(order.work().subject());
        byte[] known = known(order, now);
        if (known.length == 0) {
            // Who was here before may have kept it and died, and the person have asked for an erasure since.
            exports.forget(order.tenant(), request);
            return;
        }
        String object = exports.keep(order.tenant(), request, known);
        Rendition event = envelopes.exported(
                new SubjectEnvelopes.Done(new EventId(ids.next()), order.tenant(), request, now, order.cause()),
                object,
                known);
        if (!RequestEvents.end(connection, "SELECT delivery.end_export(?, ?, ?::json, ?)", order, event)) {
            // An erasure has overtaken it.
            exports.forget(order.tenant(), request);
        }
    }

    // Nothing where the request is not open: that there is one is known of a person, too.
    private byte[] known(WorkOrder order, Instant now) throws SQLException {
        try (Connection connection = database.getConnection();
                Transaction transaction = Transaction.ofOneMoment(connection)) {
            byte[] known = known(connection, order, now);
            transaction.commit();
            return known;
        }
    }

    private static byte[] known(Connection connection, WorkOrder order, Instant now) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT part, line FROM delivery.export_subject(?, ?)")) {
            statement.setFetchSize(ROWS_AT_ONCE);
            statement.setObject(1, order.tenant().value());
            statement.setObject(2, order.work().subject());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? written(row, order, now) : new byte[0];
            }
        }
    }

    private static byte[] written(ResultSet row, WorkOrder order, Instant now) throws SQLException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringProperty(
                    "subjectRequestId", new SubjectRequestId(order.work().subject()).text());
            json.writeStringProperty("tenantId", order.tenant().text());
            json.writeStringProperty("exportedAt", Times.text(now));
            json.writeObjectPropertyStart("known");
            String part = "";
            do {
                if (!row.getString("part").equals(part)) {
                    if (!part.isEmpty()) {
                        json.writeEndArray();
                    }
                    part = row.getString("part");
                    json.writeArrayPropertyStart(part);
                }
                json.writeRawValue(row.getString("line"));
                if (bytes.size() > MOST_BYTES) {
                    throw new SQLException("more is known of the subject of "
                            + order.work().subject() + " than " + MOST_BYTES + " bytes");
                }
            } while (row.next());
            json.writeEndArray();
            json.writeEndObject();
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }
}
