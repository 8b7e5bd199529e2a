package io.ghasi.delivery.sandbox.neighbours;

import io.ghasi.delivery.sandbox.neighbours.NeighbourContract.Operation;
import io.ghasi.delivery.sandbox.neighbours.Neighbours.Reply;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A request in the making, first as the contract's examples have it.
 *
 * @param path values of the path's parameters
 * @param query names and raw values
 * @param body JSON; null where the operation takes none
 */
record Wish(
        Operation operation,
        Map<String, String> path,
        List<String> query,
        @Nullable JsonNode body) {
    static Wish example(Operation operation) {
        Map<String, String> path = new LinkedHashMap<>();
        List<String> query = new ArrayList<>();
        for (JsonNode parameter : operation.parameters()) {
            String name = parameter.path("name").stringValue();
            JsonNode example = parameter.get("example");
            if (parameter.path("in").stringValue().equals("path")) {
                path.put(name, example.stringValue());
            } else if (example.isArray()) {
                example.forEach(value -> query.add(name + "=" + encoded(value.asString())));
            } else {
                query.add(name + "=" + encoded(example.asString()));
            }
        }
        JsonNode json = operation.node().at("/requestBody/content").get("application/json");
        return new Wish(operation, path, query, json == null ? null : json.get("example"));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    Wish withPath(String name, String raw) {
        Map<String, String> other = new LinkedHashMap<>(path);
        other.put(name, raw);
        return new Wish(operation, other, query, body);
    }

    /** The same without the parameter {@code name}. */
    Wish without(String name) {
        return new Wish(
                operation,
                path,
                query.stream().filter(pair -> !pair.startsWith(name + "=")).toList(),
                body);
    }

    /** The same with one parameter more. */
    Wish and(String pair) {
        List<String> more = new ArrayList<>(query);
        more.add(pair);
        return new Wish(operation, path, more, body);
    }

    String address() {
        String address = operation.path();
        for (Map.Entry<String, String> value : path.entrySet()) {
            address = address.replace("{" + value.getKey() + "}", value.getValue());
        }
        return query.isEmpty() ? address : address + "?" + String.join("&", query);
    }

    Reply send(Neighbours to) {
        return body == null
                ? send(to, operation.method().equals("GET") ? "" : "application/zip", new byte[0])
                : send(to, "application/json", NeighbourContract.JSON.writeValueAsBytes(body));
    }

    Reply send(Neighbours to, String mediaType, byte[] bytes) {
        return to.send(operation.method(), address(), mediaType, bytes);
    }
}
