package io.ghasi.delivery.sandbox.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The parameters after the question mark, each name with its values in order. */
final class Query {
    private final Map<String, List<String>> values = new LinkedHashMap<>();

    private Query() {}

    /** Reads {@code raw}; refuses names that are not among {@code known}. */
    static Query parse(@Nullable String raw, Set<String> known) {
        Query query = new Query();
        for (String pair : raw == null || raw.isEmpty() ? new String[0] : raw.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals));
            if (!known.contains(name)) {
                throw new Refusal(Problem.unknown(shortened(name)));
            }
            String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
            query.values.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
        }
        return query;
    }

    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** The one value; null where there is none. */
    @Nullable
    String one(String name) {
        List<String> all = all(name);
        if (all.size() > 1) {
            throw new Refusal(Problem.invalid(name, "may be given once"));
        }
        return all.isEmpty() ? null : all.getFirst();
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            throw new Refusal(Problem.malformed("The query has a broken escape"));
        }
    }

    // Names are the client's: they come back, but not without end.
    static String shortened(String name) {
        return name.length() <= 100 ? name : name.substring(0, 100);
    }
}
