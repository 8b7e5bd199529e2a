package io.ghasi.delivery.adapters.postgres;

import java.util.Collection;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Arrays of numbers and uuids as PostgreSQL writes them: one parameter each, of any length. */
final class Arrays {
    private Arrays() {}

    static <T> String of(Collection<T> items, Function<T, @Nullable Object> part) {
        return items.stream().map(part).map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }
}
