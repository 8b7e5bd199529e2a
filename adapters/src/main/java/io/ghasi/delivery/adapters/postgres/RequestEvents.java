package io.ghasi.delivery.adapters.postgres;

import java.io.StringWriter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** Events as {@code delivery.write_events} takes them. */
final class RequestEvents {
    private static final JsonMapper JSON = new JsonMapper();

    private RequestEvents() {}

    static String only(Rendition event) {
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
