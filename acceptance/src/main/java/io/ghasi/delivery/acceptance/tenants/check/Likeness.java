package io.ghasi.delivery.acceptance.tenants.check;

import io.ghasi.delivery.journey.client.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Whether two answers can be told apart, by anything but what every answer has of its own and what was asked. */
public final class Likeness {
    private static final Set<String> OF_EVERY_ANSWER = Set.of("x-request-id", "traceparent", "date");

    private Likeness() {}

    /** How they can be told apart; empty where they cannot. */
    public static List<String> differences(Reply one, Reply other) {
        List<String> differences = new ArrayList<>();
        if (one.status() != other.status()) {
            differences.add("status " + one.status() + " and " + other.status());
        }
        Map<String, List<String>> headers = headers(one);
        if (!headers.equals(headers(other))) {
            differences.add("headers " + headers + " and " + headers(other));
        }
        if (!masked(one).equals(masked(other))) {
            differences.add("body " + masked(one) + " and " + masked(other));
        }
        return differences;
    }

    private static Map<String, List<String>> headers(Reply reply) {
        Map<String, List<String>> headers = new TreeMap<>();
        reply.headers().map().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        headers.keySet().removeAll(OF_EVERY_ANSWER);
        return headers;
    }

    private static String masked(Reply reply) {
        JsonNode body = reply.json();
        JsonNode meta = body.has("meta") ? body.path("meta") : body;
        String path = reply.call().path();
        int query = path.indexOf('?');
        return reply.body()
                .replace(meta.path("requestId").asString("-"), "(request)")
                .replace(meta.path("traceId").asString("-"), "(trace)")
                .replace(query < 0 ? path : path.substring(0, query), "(path)");
    }
}
