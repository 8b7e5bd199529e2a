package io.ghasi.delivery.core.scorm12.course;

import io.ghasi.delivery.core.course.Journey;
import io.ghasi.delivery.core.scorm.course.Places;
import io.ghasi.delivery.core.scorm12.LessonStatus;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Brings attempts on one course back from what was kept of them. */
final class Plays {
    private static final Attempt NOTHING = new Attempt(null, 0, false, Map.of());

    private final ItemTree tree;
    private final Places places;

    Plays(ItemTree tree, Places places) {
        this.tree = tree;
        this.places = places;
    }

    /** That of a session which is about to begin. A course that was not finished goes on with all that its items have; another begins anew. */
    Play opened(Scorm12Memory memory) {
        Attempt left = memory.attempt();
        if (left == null || new Standings(tree, left.standings()).course().isFinished()) {
            return new Play(tree, memory.student(), NOTHING, _ -> null, Map.of());
        }
        Map<Integer, ItemRecord> taken = memory.items().stream()
                .map(ItemRecord::takenOver)
                .collect(Collectors.toMap(ItemRecord::item, Function.identity()));
        return new Play(tree, memory.student(), new Attempt(null, 0, false, left.standings()), _ -> null, taken);
    }

    /** That of a session in play. */
    Play play(Journey at) {
        Scorm12Memory memory = (Scorm12Memory) at.memory();
        Attempt kept = memory.attempt();
        return new Play(tree, memory.student(), kept == null ? adopted(at) : kept, memory::item, Map.of());
    }

    // A session of which nothing is kept was played as a native one: lessons that were visited are done, as content is
    // that says nothing, and its learner comes back to the one that they were at.
    private Attempt adopted(Journey at) {
        Map<Integer, Standing> standings = new HashMap<>();
        for (int i = 0; i < places.size(); i++) {
            Item item = tree.find(places.at(i).lesson());
            if (item != null && at.visited().contains(i)) {
                standings.put(item.number(), new Standing(LessonStatus.COMPLETED, null));
            }
        }
        Item current = tree.find(at.cursor().lesson());
        return new Attempt(number(current), 0, true, standings);
    }

    private static @Nullable Integer number(@Nullable Item item) {
        return item == null ? null : (Integer) item.number();
    }
}
