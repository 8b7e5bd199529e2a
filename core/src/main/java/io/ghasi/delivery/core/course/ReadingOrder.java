package io.ghasi.delivery.core.course;

import io.ghasi.delivery.core.course.Availability.Unavailable;
import io.ghasi.delivery.core.course.CourseOutline.Progress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The lessons of a tree in one line, and what stands before each. */
final class ReadingOrder {
    private final CourseTree tree;
    private final List<Place> places;
    private final List<Place> required;
    private final Map<String, Place> byLesson = new HashMap<>();
    private final List<String> gates;

    ReadingOrder(CourseTree tree) {
        this.tree = tree;
        List<Place> line = new ArrayList<>();
        for (CourseTree.Module module : tree.modules()) {
            for (Lesson lesson : module.lessons()) {
                Place place = new Place(line.size(), module.id(), lesson);
                line.add(place);
                byLesson.put(lesson.id(), place);
            }
        }
        if (line.isEmpty()) {
            throw new IllegalArgumentException("a course needs one lesson at least");
        }
        places = List.copyOf(line);
        required = places.stream().filter(place -> place.lesson().required()).toList();
        gates = places.stream()
                .flatMap(place -> gatesOf(place.lesson()))
                .distinct()
                .toList();
        places.forEach(this::requireKnownLessons);
    }

    /** One lesson and where it stands. */
    record Place(int index, String module, Lesson lesson) {
        Cursor cursor(@Nullable String block, List<String> branchPath) {
            return new Cursor(module, lesson.id(), block == null ? lesson.firstBlock() : block, branchPath, index);
        }
    }

    CourseTree tree() {
        return tree;
    }

    List<Place> places() {
        return places;
    }

    List<Place> required() {
        return required;
    }

    List<String> gates() {
        return gates;
    }

    int size() {
        return places.size();
    }

    Place at(int index) {
        return places.get(index);
    }

    @Nullable
    Place find(String lesson) {
        return byLesson.get(lesson);
    }

    Place require(String lesson) {
        return Objects.requireNonNull(byLesson.get(lesson), lesson);
    }

    Availability availability(Place place, Journey at) {
        List<String> closed = at.gates().closed(place.lesson().gates());
        if (!closed.isEmpty()) {
            return new Unavailable(new Barrier.GateClosed(closed));
        }
        Prerequisites prerequisites = place.lesson().prerequisites();
        List<String> missing = prerequisites.lessons().stream()
                .filter(lesson -> !at.visited().contains(require(lesson).index()))
                .toList();
        boolean met = switch (prerequisites.mode()) {
            case ALL -> missing.isEmpty();
            case ANY ->
                missing.isEmpty() || missing.size() < prerequisites.lessons().size();
        };
        return met ? Availability.available() : new Unavailable(new Barrier.PrerequisiteMissing(missing));
    }

    Progress progress(VisitedLessons visited) {
        long done = required.stream()
                .filter(place -> visited.contains(place.index()))
                .count();
        return new Progress(visited.count(), size(), Math.toIntExact(done), required.size());
    }

    private static Stream<String> gatesOf(Lesson lesson) {
        return Stream.concat(
                lesson.gates().stream(),
                lesson.branches().stream().map(Branch::gate).filter(Objects::nonNull));
    }

    private void requireKnownLessons(Place place) {
        place.lesson().prerequisites().lessons().forEach(this::require);
        place.lesson().branches().forEach(branch -> require(branch.target()));
    }
}
