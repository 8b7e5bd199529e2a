package io.ghasi.delivery.deployment.chart;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A piece of YAML: an object of Kubernetes or something inside of one. What is not there is a tree with null in it. */
public record Tree(@Nullable Object value) {
    private static final Gson GSON = new Gson();

    /** What is at {@code path}, with slashes between names and numbers of list entries: {@code spec/ports/0/port}. */
    public Tree at(String path) {
        Tree found = this;
        for (String step : path.split("/", -1)) {
            found = found.child(step);
        }
        return found;
    }

    /** The member called {@code name}, which may have slashes in it. */
    public Tree child(String name) {
        return switch (value) {
            case Map<?, ?> map -> new Tree(map.get(name));
            case List<?> list -> new Tree(list.get(Integer.parseInt(name)));
            case null, default -> new Tree(null);
        };
    }

    /** Entries of a list; none where this is no list. */
    public Stream<Tree> each() {
        return value instanceof List<?> list ? list.stream().map(Tree::new) : Stream.empty();
    }

    /** Names and what they stand for; empty where this is no map. */
    public Map<String, Tree> members() {
        Map<String, Tree> members = new TreeMap<>();
        if (value instanceof Map<?, ?> map) {
            for (Entry<?, ?> entry : map.entrySet()) {
                members.put(String.valueOf(entry.getKey()), new Tree(entry.getValue()));
            }
        }
        return members;
    }

    /** Whether there is anything. */
    public boolean isThere() {
        return value != null;
    }

    /** As it is written; {@code null} where nothing is. */
    public String text() {
        return String.valueOf(value);
    }

    /** As a whole number. */
    public int number() {
        return Integer.parseInt(text());
    }

    /** Entries of a list, as they are written. */
    public List<String> texts() {
        return each().map(Tree::text).toList();
    }

    String kind() {
        return at("kind").text();
    }

    String name() {
        return at("metadata/name").text();
    }

    JsonElement json() {
        return GSON.toJsonTree(value);
    }

    /** A copy in which {@code path} is {@code changed}; for tests of tests. */
    public Tree with(String path, Object changed) {
        JsonElement copy = JsonParser.parseString(GSON.toJson(value));
        JsonElement parent = copy;
        String[] steps = path.split("/", -1);
        for (int i = 0; i < steps.length - 1; i++) {
            parent = parent.isJsonArray()
                    ? parent.getAsJsonArray().get(Integer.parseInt(steps[i]))
                    : parent.getAsJsonObject().get(steps[i]);
        }
        parent.getAsJsonObject().add(steps[steps.length - 1], GSON.toJsonTree(changed));
        return Yaml.one(copy.toString());
    }
}
