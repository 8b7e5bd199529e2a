package io.ghasi.delivery.core.scorm12.course;

import io.ghasi.delivery.core.course.Availability;
import io.ghasi.delivery.core.course.Barrier;
import io.ghasi.delivery.core.course.Barrier.PrerequisiteMissing;
import io.ghasi.delivery.core.scorm12.LessonStatus;
import io.ghasi.delivery.core.scorm12.Prerequisites;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which items may be entered, and in which order. */
final class Ways {
    private final ItemTree tree;
    private final Standings standings;

    /** For somebody to whom items are as {@code standings} has it. */
    Ways(ItemTree tree, Standings standings) {
        this.tree = tree;
        this.standings = standings;
    }

    /** Where a step leads. */
    sealed interface Way {
        record To(Item item) implements Way {}

        record Barred(Barrier why) implements Way {}

        default Availability availability() {
            return this instanceof Barred(Barrier why) ? new Availability.Unavailable(why) : Availability.available();
        }
    }

    /** To {@code item}, whose prerequisites must hold, and those of all that it is part of. */
    Way to(@Nullable Item item) {
        if (item == null || !item.launches()) {
            return new Way.Barred(new Barrier.UnknownTarget());
        }
        for (Item at = item; at != null; at = tree.parent(at)) {
            if (!at.prerequisites().allow(standings::status)) {
                return new Way.Barred(missing(at.prerequisites()));
            }
        }
        return new Way.To(item);
    }

    // A script can ask for more than that items are done, or for less: then all that it names have a part in it.
    private Barrier missing(Prerequisites prerequisites) {
        List<String> named =
                prerequisites instanceof Prerequisites.Script script ? List.copyOf(script.items()) : List.of();
        List<String> undone = named.stream().filter(item -> !isDone(item)).toList();
        return new PrerequisiteMissing(undone.isEmpty() ? named : undone);
    }

    private boolean isDone(String item) {
        LessonStatus status = standings.status(item);
        return status != null && status.isDone();
    }

    /** To the next one that may be entered after {@code item}; null stands before the first. */
    Way next(@Nullable Item item) {
        int from = item == null ? 0 : item.number();
        return step(tree.all().subList(from + 1, tree.all().size()), new Barrier.AtEnd());
    }

    /** To the last one that may be entered before {@code item}. */
    Way previous(@Nullable Item item) {
        int to = item == null ? 0 : item.number();
        return step(tree.all().subList(0, to).reversed(), new Barrier.AtStart());
    }

    // Items that lack something are stepped over: their time comes. Where all do, the nearest says why.
    private Way step(List<Item> items, Barrier otherwise) {
        List<Way> ways = items.stream().filter(Item::launches).map(this::to).toList();
        return ways.stream()
                .filter(Way.To.class::isInstance)
                .findFirst()
                .orElseGet(() -> ways.isEmpty() ? new Way.Barred(otherwise) : ways.getFirst());
    }

    /** To where a session begins: the first one that may be entered and is not done, or the first. */
    Way begin() {
        return tree.all().stream()
                .filter(Predicate.not(item -> isDone(item.id())))
                .map(this::to)
                .filter(Way.To.class::isInstance)
                .findFirst()
                .orElseGet(() -> next(null));
    }
}
