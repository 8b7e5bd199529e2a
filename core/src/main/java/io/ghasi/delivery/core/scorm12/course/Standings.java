package io.ghasi.delivery.core.scorm12.course;

import io.ghasi.delivery.core.scorm12.LessonStatus;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What all items have come to; one that launches nothing, what those below it have come to together. */
final class Standings {
    private final ItemTree tree;
    private final List<Tally> tallies;

    /** {@code known} are those of items with content, by their numbers. */
    Standings(ItemTree tree, Map<Integer, Standing> known) {
        this.tree = tree;
        this.tallies = new ArrayList<>(Collections.nCopies(tree.all().size(), Tally.NOTHING));
        List<Tally> below = new ArrayList<>(tallies);
        for (Item item : tree.all().reversed()) {
            int number = item.number();
            Tally own = item.launches() ? Tally.of(known.getOrDefault(number, Standing.NOT_ATTEMPTED)) : Tally.NOTHING;
            Tally all = below.get(number).and(own);
            tallies.set(number, item.launches() ? own : all);
            if (item.parent() >= 0) {
                below.set(item.parent(), below.get(item.parent()).and(all));
            }
        }
    }

    Tally of(Item item) {
        return tallies.get(item.number());
    }

    Tally course() {
        return tallies.getFirst();
    }

    /** Of the item called {@code id}; null where there is none, or nothing below it could be done. */
    @Nullable
    LessonStatus status(String id) {
        Item item = tree.find(id);
        return item == null ? null : of(item).status();
    }
}
