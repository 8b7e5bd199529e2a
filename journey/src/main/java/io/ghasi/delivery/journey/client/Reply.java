package io.ghasi.delivery.journey.client;

import java.net.http.HttpHeaders;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What came back. */
public record Reply(Call call, int status, HttpHeaders headers, String body) {
    private static final JsonMapper JSON = new JsonMapper();

    /** The body, which is JSON. */
    public JsonNode json() {
        return JSON.readTree(body);
    }

    /** What an answer tells, without its envelope. */
    public JsonNode data() {
        return json().required("data");
    }

    /** The code of a problem; null where this is none. */
    public @Nullable String code() {
        JsonNode code = status >= 400 ? json().get("code") : null;
        return code == null ? null : code.stringValue();
    }

    public @Nullable String header(String name) {
        return headers.firstValue(name).orElse(null);
    }

    @Override
    public String toString() {
        return call.method() + " " + call.path() + " -> " + status + " " + body;
    }
}
