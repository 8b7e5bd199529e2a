package io.ghasi.delivery.core.scorm.attempt;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Run-time data of suspended activities, by their numbers. What was kept before is asked for where it is needed alone: it can be large. For one thread. */
public final class Kept {
    private final IntFunction<@Nullable Map<String, String>> before;
    private final Map<Integer, Optional<Map<String, String>>> since = new TreeMap<>();

    /** On what {@code before} knows; null for what it does not. */
    public Kept(IntFunction<@Nullable Map<String, String>> before) {
        this.before = before;
    }

    /** What has changed: data that are kept now, empty for what is no longer. */
    public Map<Integer, Optional<Map<String, String>>> changes() {
        return Map.copyOf(since);
    }

    void put(int activity, Map<String, String> data) {
        since.put(activity, Optional.of(Map.copyOf(data)));
    }

    @Nullable
    Map<String, String> take(int activity) {
        Optional<Map<String, String>> now = since.get(activity);
        @Nullable Map<String, String> data = now == null ? before.apply(activity) : now.orElse(null);
        if (data != null) {
            since.put(activity, Optional.empty());
        }
        return data;
    }
}
