package io.ghasi.delivery.core.scorm.runtime;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a data model has, by names with {@code n} for each number.
 *
 * @param <E> what is known of an element
 * @param children what {@code _children} says
 * @param collections what has a {@code _count}
 */
public record Catalogue<E>(Map<String, E> elements, Map<String, String> children, Set<String> collections) {
    public Catalogue {
        elements = Map.copyOf(elements);
        children = Map.copyOf(children);
        collections = Set.copyOf(collections);
    }

    /** The element; null where there is none of that name. */
    public @Nullable E find(String pattern) {
        return elements.get(pattern);
    }

    public boolean isCollection(String pattern) {
        return collections.contains(pattern);
    }

    /** What {@code _children} of {@code pattern} says; null where it has none. */
    public @Nullable String children(String pattern) {
        return children.get(pattern);
    }

    /** Whether the name means anything: an element, or something that has elements below it. */
    public boolean isKnown(String pattern) {
        return elements.containsKey(pattern)
                || elements.keySet().stream().anyMatch(name -> name.startsWith(pattern + "."));
    }
}
