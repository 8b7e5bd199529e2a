package io.ghasi.delivery.adapters.postgres;

import java.io.StringWriter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** What ends a request of a person, and is told of it. */
final class RequestEvents {
    private static final JsonMapper JSON = new JsonMapper();

    private RequestEvents() {}

    /** Ends the request of {@code order} by {@code sql}, which writes {@code event}. Whether it was open. */
    static boolean end(Connection connection, String sql, WorkOrder order, Rendition event) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, order.tenant().value());
            statement.setObject(2, order.work().subject());
            statement.setString(3, only(event));
            statement.setString(4, order.cause().traceparent());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private static String only(Rendition event) {
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
