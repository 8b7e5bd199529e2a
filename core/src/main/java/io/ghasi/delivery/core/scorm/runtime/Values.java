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
    private static final int UNKNOWN = -1;

    private final Map<String, Held> values = new LinkedHashMap<>();
    private final Map<String, Integer> counts = new LinkedHashMap<>();
    /** Of values, and of their names twice: bytes are never more than six times as many. */
    private int characters;
    /** Known from when it may matter on: most data are far from the bound, and weighing takes as long as there is of them. */
    private int bytes = UNKNOWN;

    /** Null where it holds nothing. */
    public @Nullable String get(String element) {
        Held held = values.get(element);
        return held == null ? null : held.value;
    }

    /** Holds {@code value} from now on; a place of a collection that is new is counted. */
    public void put(Name name, String value) {
        for (Name.Place place : name.places()) {
            counts.merge(place.collection(), place.number() + 1, Math::max);
        }
        Held held = new Held(value);
        Held before = values.put(name.text(), held);
        characters += value.length() - (before == null ? -2 * name.text().length() : before.value.length());
        bytes += bytes == UNKNOWN ? 0 : growth(name.text(), before, held);
    }

    /** Whether {@code value} may be held beside what there is: no collection, and not all of it together, grows without end. */
    public boolean hasRoom(Name name, String value) {
        return name.places().stream().allMatch(place -> place.number() < MOST_PLACES)
                && (CONTROL * (characters + value.length() + 2 * name.text().length()) <= MOST_BYTES
                        || bytes() + growth(name.text(), values.get(name.text()), new Held(value)) <= MOST_BYTES);
    }

    private int bytes() {
        if (bytes == UNKNOWN) {
            bytes = values.entrySet().stream()
                    .mapToInt(element -> growth(element.getKey(), null, element.getValue()))
                    .sum();
        }
        return bytes;
    }

    private static int growth(String name, @Nullable Held before, Held held) {
        return held.weight() + (before == null ? 2 * weight(name) : -before.weight());
    }

    /** A value, weighed once if ever: it takes as long as there is of it. */
    private static final class Held {
        private final String value;
        private int weight = -1;

        Held(String value) {
            this.value = value;
        }

        int weight() {
            if (weight < 0) {
                weight = Values.weight(value);
            }
            return weight;
        }
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
        Held before = values.remove(element);
        if (before != null) {
            characters -= before.value.length() + 2 * element.length();
            bytes -= bytes == UNKNOWN ? 0 : before.weight() + 2 * weight(element);
        }
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
        Map<String, String> all = LinkedHashMap.newLinkedHashMap(values.size());
        values.forEach((element, held) -> all.put(element, held.value));
        return all;
    }
}
