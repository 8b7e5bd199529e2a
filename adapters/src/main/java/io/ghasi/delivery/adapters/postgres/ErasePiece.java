package io.ghasi.delivery.adapters.postgres;

import io.ghasi.delivery.core.ids.EventId;
import io.ghasi.delivery.core.ids.IdSource;
import io.ghasi.delivery.core.ids.SubjectRequestId;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** Takes away rows of a person who asked for it, and tells when none is left. */
final class ErasePiece implements WorkPiece {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int ROWS_EACH = 10;

    private final SubjectEnvelopes envelopes;
    private final IdSource ids;
    private final InstantSource clock;

    ErasePiece(SubjectEnvelopes envelopes, IdSource ids, InstantSource clock) {
        this.envelopes = envelopes;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Done work(Connection connection, WorkOrder order, int most) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT delivery.erase_subject(?, ?, ?)")) {
            statement.setObject(1, order.tenant().value());
            statement.setObject(2, order.work().subject());
            statement.setInt(3, most * ROWS_EACH);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new Done(row.getInt(1), 0);
            }
        }
    }

    @Override
    public void end(Connection connection, WorkOrder order) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT delivery.end_erasure(?, ?, ?::json, ?)")) {
            statement.setObject(1, order.tenant().value());
            statement.setObject(2, order.work().subject());
            statement.setString(3, events(order));
            statement.setString(4, order.cause().traceparent());
            statement.execute();
        }
    }

    private String events(WorkOrder order) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        SubjectRequestId request = new SubjectRequestId(order.work().subject());
        Rendition event = envelopes.erased(new EventId(ids.next()), order.tenant(), request, now, order.cause());
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartArray();
            json.writeStartObject();
            json.writeStringProperty("id", event.id().value().toString());
            json.writeStringProperty("subject", event.subject());
            json.writeStringProperty("rest", event.rest());
            json.writeEndObject();
            json.writeEndArray();
        }
        return text.toString();
    }
}
