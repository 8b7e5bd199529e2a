package io.ghasi.delivery.journey.client;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request in the making. Nothing is added that it does not say.
 *
 * @param headers may name one header several times
 */
public record Call(
        String method,
        String path,
        List<Map.Entry<String, String>> headers,
        @Nullable String body) {
    public static Call get(String path) {
        return new Call("GET", path, List.of(), null);
    }

    public static Call post(String path, @Nullable String json) {
        return write("POST", path, json);
    }

    public static Call patch(String path, String json) {
        return write("PATCH", path, json);
    }

    private static Call write(String method, String path, @Nullable String json) {
        Call call = new Call(method, path, List.of(), json);
        return json == null ? call : call.with("Content-Type", "application/json");
    }

    /** This, with one more header. */
    public Call with(String name, String value) {
        List<Map.Entry<String, String>> more = new ArrayList<>(headers);
        more.add(Map.entry(name, value));
        return new Call(method, path, List.copyOf(more), body);
    }

    /** This, without a header. */
    public Call without(String name) {
        List<Map.Entry<String, String>> fewer = headers.stream()
                .filter(header -> !header.getKey().equalsIgnoreCase(name))
                .toList();
        return new Call(method, path, fewer, body);
    }

    /** This, with another value of a header. */
    public Call replacing(String name, String value) {
        return without(name).with(name, value);
    }

    /** This, with another body. */
    public Call withBody(@Nullable String other) {
        return new Call(method, path, headers, other);
    }

    /** Every header once, the last value that was given. */
    public Map<String, String> headerMap() {
        Map<String, String> map = new LinkedHashMap<>();
        headers.forEach(header -> map.put(header.getKey(), header.getValue()));
        return map;
    }
}
