package io.ghasi.delivery.core.scorm12.course;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The items of one organization. */
public final class ItemTree {
    private final List<Item> items;
    private final Map<String, Item> byId = new HashMap<>();

    /**
     * Of {@code items} in the order of reading, each at the place of its number; the organization is the first.
     *
     * @throws IllegalArgumentException where two items have one identifier
     */
    public ItemTree(List<Item> items) {
        this.items = List.copyOf(items);
        for (Item item : items.subList(1, items.size())) {
            if (byId.put(item.id(), item) != null) {
                throw new IllegalArgumentException("two items are called " + item.id());
            }
        }
        // An organization's name is of another kind than an item's: tools make them alike.
        byId.putIfAbsent(items.getFirst().id(), items.getFirst());
    }

    /** All, in the order of reading. */
    public List<Item> all() {
        return items;
    }

    Item get(int number) {
        return items.get(number);
    }

    /** The one with {@code id}; null where there is none. */
    @Nullable
    Item find(String id) {
        return byId.get(id);
    }

    /** Null of the organization. */
    @Nullable
    Item parent(Item item) {
        return item.parent() < 0 ? null : items.get(item.parent());
    }
}
