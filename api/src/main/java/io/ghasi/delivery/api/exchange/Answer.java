package io.ghasi.delivery.api.exchange;

import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** Writes {@code {"data": …, "meta": …}} around whatever is answered. */
public final class Answer {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int TYPICAL_SIZE = 1_536;

    private Answer() {}

    /** A page of a list: its size and where the next one begins, null at the end. */
    public record Page(int size, @Nullable String nextCursor) {}

    /** The body of an answer whose data {@code data} writes. */
    public static byte[] body(Exchange exchange, Consumer<JsonGenerator> data) {
        return body(exchange, data, null);
    }

    /** The body of an answer that is a page of a list. */
    public static byte[] body(Exchange exchange, Consumer<JsonGenerator> data, @Nullable Page page) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(TYPICAL_SIZE);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeName("data");
            data.accept(json);
            json.writeName("meta");
            json.writeStartObject();
            json.writeStringProperty("requestId", exchange.id().text());
            json.writeStringProperty("apiVersion", "1");
            json.writeStringProperty("traceId", exchange.trace().traceId());
            if (page != null) {
                page(json, page);
            }
            json.writeEndObject();
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static void page(JsonGenerator json, Page page) {
        json.writeName("page");
        json.writeStartObject();
        json.writeNumberProperty("size", page.size());
        text(json, "nextCursor", page.nextCursor());
        json.writeEndObject();
    }

    /** A member that is a text or null. */
    public static void text(JsonGenerator json, String name, @Nullable String value) {
        if (value == null) {
            json.writeNullProperty(name);
        } else {
            json.writeStringProperty(name, value);
        }
    }
}
