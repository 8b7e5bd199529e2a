package io.ghasi.delivery.core.scorm.runtime;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the elements of one activity's data hold. For one thread. */
final class Values {
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, Integer> counts = new LinkedHashMap<>();

    @Nullable
    String get(String element) {
        return values.get(element);
    }

    /** Holds {@code value} from now on; a place of a collection that is new is counted. */
    void put(Name name, String value) {
        for (Name.Place place : name.places()) {
            counts.merge(place.collection(), place.number() + 1, Math::max);
        }
        values.put(name.text(), value);
    }

    void remove(String element) {
        values.remove(element);
    }

    int count(String collection) {
        return counts.getOrDefault(collection, 0);
    }

    /** All that hold something, by their names, in the order in which they came to. */
    Map<String, String> all() {
        return new LinkedHashMap<>(values);
    }
}
