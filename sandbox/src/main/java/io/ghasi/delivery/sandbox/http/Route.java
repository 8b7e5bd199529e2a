package io.ghasi.delivery.sandbox.http;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which requests a handler answers.
 *
 * @param path its segments; one in braces stands for any value
 * @param parameters what may be in the query
 */
public record Route(String method, List<String> path, Set<String> parameters, Handler handler) {
    public static Route get(String path, Handler handler, String... parameters) {
        return of("GET", path, handler, parameters);
    }

    public static Route put(String path, Handler handler) {
        return of("PUT", path, handler);
    }

    public static Route post(String path, Handler handler, String... parameters) {
        return of("POST", path, handler, parameters);
    }

    private static Route of(String method, String path, Handler handler, String... parameters) {
        return new Route(method, segments(path), Set.of(parameters), handler);
    }

    static List<String> segments(String path) {
        return List.of(path.split("/", -1));
    }

    /** The values of the segments in braces; null where this is another path. */
    @Nullable
    Map<String, String> match(List<String> segments) {
        if (segments.size() != path.size()) {
            return null;
        }
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < path.size(); i++) {
            String wanted = path.get(i);
            String found = segments.get(i);
            if (wanted.startsWith("{")) {
                values.put(wanted.substring(1, wanted.length() - 1), found);
            } else if (!wanted.equals(found)) {
                return null;
            }
        }
        return values;
    }
}
