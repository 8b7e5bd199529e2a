package io.ghasi.delivery.core.scorm12.course;

import io.ghasi.delivery.core.course.CourseOutline;
import io.ghasi.delivery.core.course.CourseOutline.Delivered;
import io.ghasi.delivery.core.course.CourseOutline.Sequenced;
import io.ghasi.delivery.core.course.Cursor;
import io.ghasi.delivery.core.course.GateStates;
import io.ghasi.delivery.core.course.Journey;
import io.ghasi.delivery.core.course.NavigationRequest;
import io.ghasi.delivery.core.course.Opening;
import io.ghasi.delivery.core.course.Route;
import io.ghasi.delivery.core.course.RuntimeAnswer;
import io.ghasi.delivery.core.course.RuntimeBatch;
import io.ghasi.delivery.core.course.RuntimeCall;
import io.ghasi.delivery.core.course.RuntimeReply;
import io.ghasi.delivery.core.course.VisitedLessons;
import io.ghasi.delivery.core.scorm12.LessonStatus;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A learner in a course, as a session has it: whatever is granted is kept. */
final class Sitting {
    final KeptMemory memory = new KeptMemory();
    final Scorm12Course course;
    private final ItemTree tree;
    VisitedLessons visited = VisitedLessons.none();
    Cursor cursor;

    Sitting(Trees trees) {
        this.tree = trees.tree();
        this.course = trees.course();
        this.cursor = course.start();
        start();
    }

    void start() {
        Opening opening = course.open(memory);
        memory.begin(opening.memory());
        go(opening.cursor());
    }

    private void go(Cursor to) {
        cursor = to;
        visited = visited.with(to.sequenceIndex());
    }

    Journey at() {
        return new Journey(cursor, visited, GateStates.none(), memory);
    }

    /** What {@code request} comes to; it is done. */
    Route ask(NavigationRequest request) {
        return follow(course.route(request, at()));
    }

    Route resume() {
        return follow(course.resume(at()));
    }

    private Route follow(Route route) {
        switch (route) {
            case Route.To to -> {
                memory.keep(to.memory());
                go(to.cursor());
            }
            case Route.Waits waits -> memory.keep(waits.memory());
            case Route.Ends ends -> memory.keep(ends.memory());
            case Route.Pauses pauses -> memory.keep(pauses.memory());
            case Route.GivesUp gives -> memory.keep(gives.memory());
            case Route.Blocked _ -> {}
        }
        return route;
    }

    RuntimeAnswer say(String item, int visit, int sequence, RuntimeCall... calls) {
        List<RuntimeCall> all = List.of(calls);
        RuntimeBatch batch = new RuntimeBatch(item, visit, sequence, new UUID(0, all.hashCode()), all);
        RuntimeAnswer answer = course.answer(batch, at());
        if (answer instanceof RuntimeAnswer.Answered answered) {
            memory.keep(answered.memory());
        }
        return answer;
    }

    static List<RuntimeReply> replies(RuntimeAnswer answer) {
        return ((RuntimeAnswer.Answered) answer).replies();
    }

    CourseOutline outline() {
        return course.outline(at());
    }

    Sequenced sequenced() {
        return Objects.requireNonNull(outline().sequenced());
    }

    @Nullable
    Delivered delivered() {
        return sequenced().delivered();
    }

    /** Identifier and visit of what is in front of the learner. */
    String front() {
        Delivered delivered = delivered();
        return delivered == null ? "nothing" : delivered.activity() + " " + delivered.visit();
    }

    /** Whether the prerequisites of {@code id} hold, and those of all that it is part of: said once more, and more slowly. */
    boolean mayEnter(String id) {
        for (Item item = tree.find(id); item != null; item = tree.parent(item)) {
            if (!item.prerequisites().allow(this::status)) {
                return false;
            }
        }
        return true;
    }

    private @Nullable LessonStatus status(String id) {
        Item item = tree.find(id);
        if (item == null) {
            return null;
        }
        List<LessonStatus> statuses = item.launches()
                ? List.of(own(item))
                : tree.all().stream()
                        .filter(other -> other.launches() && isBelow(other, item))
                        .map(this::own)
                        .toList();
        if (statuses.isEmpty()) {
            return null;
        }
        if (statuses.contains(LessonStatus.FAILED)) {
            return LessonStatus.FAILED;
        }
        if (statuses.stream().allMatch(LessonStatus::isDone)) {
            return statuses.contains(LessonStatus.PASSED) ? LessonStatus.PASSED : LessonStatus.COMPLETED;
        }
        return statuses.stream().allMatch(status -> status == LessonStatus.NOT_ATTEMPTED)
                ? LessonStatus.NOT_ATTEMPTED
                : LessonStatus.INCOMPLETE;
    }

    private LessonStatus own(Item item) {
        return memory.standings()
                .getOrDefault(item.number(), Standing.NOT_ATTEMPTED)
                .status();
    }

    private boolean isBelow(Item item, Item cluster) {
        Item parent = tree.parent(item);
        return parent != null && (parent.equals(cluster) || isBelow(parent, cluster));
    }
}
