package io.ghasi.delivery.core.scorm.runtime;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the elements of one activity's data hold. For one thread. */
public final class Values {
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, Integer> counts = new LinkedHashMap<>();

    /** Null where it holds nothing. */
    public @Nullable String get(String element) {
        return values.get(element);
    }

    /** Holds {@code value} from now on; a place of a collection that is new is counted. */
    public void put(Name name, String value) {
        for (Name.Place place : name.places()) {
            counts.merge(place.collection(), place.number() + 1, Math::max);
        }
        values.put(name.text(), value);
    }

    /** Holds nothing from now on; its place in a collection stays. */
    public void remove(String element) {
        values.remove(element);
    }

    /** How many there are in {@code collection}; none where that is no collection. */
    public int count(String collection) {
        return counts.getOrDefault(collection, 0);
    }

    /** Whether there is every place that {@code name} goes through. */
    public boolean isThere(Name name) {
        return name.places().stream().allMatch(place -> place.number() < count(place.collection()));
    }

    /** All that hold something, by their names, in the order in which they came to. */
    public Map<String, String> all() {
        return new LinkedHashMap<>(values);
    }
}
