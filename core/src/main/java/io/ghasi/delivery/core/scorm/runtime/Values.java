package io.ghasi.delivery.core.scorm.runtime;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the elements of one activity's data hold. For one thread. */
public final class Values {
    /** Ten times what any package needs (SPM), so that nobody's entries are compared for ever. */
    private static final int MOST_PLACES = 2_500;
    /** All that is written down of an activity: its values, and their names twice. */
    private static final int MOST_BYTES = 2 << 20;

    private static final int CONTROL = 6;

    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private int bytes;

    /** Null where it holds nothing. */
    public @Nullable String get(String element) {
        return values.get(element);
    }

    /** Holds {@code value} from now on; a place of a collection that is new is counted. */
    public void put(Name name, String value) {
        for (Name.Place place : name.places()) {
            counts.merge(place.collection(), place.number() + 1, Math::max);
        }
        bytes += growth(name, value);
        values.put(name.text(), value);
    }

    /** Whether {@code value} may be held beside what there is: no collection, and not all of it together, grows without end. */
    public boolean hasRoom(Name name, String value) {
        return bytes + growth(name, value) <= MOST_BYTES
                && name.places().stream().allMatch(place -> place.number() < MOST_PLACES);
    }

    private int growth(Name name, String value) {
        String before = values.get(name.text());
        return weight(value) - (before == null ? -2 * weight(name.text()) : weight(before));
    }

    // As JSON has it, in UTF-8: what is short here may be long where it is kept.
    private static int weight(String text) {
        int weight = 0;
        for (int i = 0; i < text.length(); i++) {
            weight += weight(text.charAt(i));
        }
        return weight;
    }

    private static int weight(char c) {
        if (c < ' ') {
            return CONTROL;
        }
        if (c < 0x80) {
            return c == '"' || c == '\\' ? 2 : 1;
        }
        return c < 0x800 ? 2 : 3;
    }

    /** Holds nothing from now on; its place in a collection stays. */
    public void remove(String element) {
        String before = values.remove(element);
        bytes -= before == null ? 0 : weight(before) + 2 * weight(element);
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
