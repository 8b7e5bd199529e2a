package io.ghasi.delivery.sandbox.http;

import java.util.LinkedHashMap;
import java.util.Map;

/** What goes back. */
public record Answer(
        int status,
        String mediaType,
        Map<String, String> headers,
        @SuppressWarnings("ArrayRecordComponent") byte[] body) {
    private static final String JSON = "application/json";

    /** {@code value}, whose record components become members. */
    public static Answer json(Object value) {
        return jsonBytes(Json.MAPPER.writeValueAsBytes(value));
    }

    /** JSON that is written already. */
    public static Answer jsonBytes(byte[] body) {
        return new Answer(200, JSON, Map.of(), body);
    }

    /** The same with one header more. */
    public Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, mediaType, more, body);
    }
}
