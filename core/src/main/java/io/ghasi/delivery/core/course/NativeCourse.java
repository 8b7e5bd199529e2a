package io.ghasi.delivery.core.course;

import io.ghasi.delivery.core.course.Availability.Unavailable;
import io.ghasi.delivery.core.course.CourseOutline.BranchView;
import io.ghasi.delivery.core.course.CourseOutline.LessonView;
import io.ghasi.delivery.core.course.CourseOutline.ValidNavigation;
import io.ghasi.delivery.core.course.NavigationRequest.Abandon;
import io.ghasi.delivery.core.course.NavigationRequest.Exit;
import io.ghasi.delivery.core.course.NavigationRequest.Jump;
import io.ghasi.delivery.core.course.NavigationRequest.Next;
import io.ghasi.delivery.core.course.NavigationRequest.Previous;
import io.ghasi.delivery.core.course.NavigationRequest.Suspend;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A tree of lessons with prerequisites, gates and branches, walked in reading order. */
public final class NativeCourse implements Course {
    private static final int LONGEST_BRANCH_PATH = 64;

    private final ReadingOrder order;

    /** A course over {@code tree}, which holds one lesson at least. */
    public NativeCourse(CourseTree tree) {
        order = new ReadingOrder(tree);
    }

    @Override
    public CourseTree tree() {
        return order.tree();
    }

    @Override
    public List<String> gates() {
        return order.gates();
    }

    @Override
    public Cursor start() {
        return order.at(0).cursor(null, List.of());
    }

    @Override
    public Route route(NavigationRequest request, Journey at) {
        return switch (request) {
            case Next _ -> step(at, 1, NavigationType.NEXT);
            case Previous _ -> step(at, -1, NavigationType.PREVIOUS);
            case Jump jump -> jump(jump, at);
            case NavigationRequest.Branch branch -> follow(branch.branch(), at);
            case Exit _, Suspend _, Abandon _ -> new Route.Blocked(new Barrier.NotSupported());
        };
    }

    // Lessons that lack a prerequisite are stepped over: their time comes. A closed gate is a gate: nobody walks past
    // it.
    private Route step(Journey at, int direction, NavigationType type) {
        Barrier barrier = direction > 0 ? new Barrier.AtEnd() : new Barrier.AtStart();
        for (int i = at.cursor().sequenceIndex() + direction; i >= 0 && i < order.size(); i += direction) {
            ReadingOrder.Place place = order.at(i);
            switch (order.availability(place, at)) {
                case Availability.Available _ -> {
                    return new Route.To(place.cursor(null, at.cursor().branchPath()), type, Memory.NONE);
                }
                case Unavailable(Barrier.GateClosed closed)
                when direction > 0 -> {
                    return new Route.Blocked(closed);
                }
                case Unavailable(Barrier why) -> barrier = why;
            }
        }
        return new Route.Blocked(barrier);
    }

    private Route jump(Jump jump, Journey at) {
        ReadingOrder.@Nullable Place place = order.find(jump.lesson());
        String block = jump.block();
        if (place == null || (block != null && !place.lesson().hasBlock(block))) {
            return new Route.Blocked(new Barrier.UnknownTarget());
        }
        return order.availability(place, at) instanceof Unavailable(Barrier why)
                ? new Route.Blocked(why)
                : new Route.To(place.cursor(block, List.of()), NavigationType.JUMP, Memory.NONE);
    }

    private Route follow(String id, Journey at) {
        Optional<Branch> offered = current(at).lesson().branches().stream()
                .filter(branch -> branch.id().equals(id))
                .findFirst();
        if (offered.isEmpty()) {
            return new Route.Blocked(new Barrier.NotOffered());
        }
        return availability(offered.get(), at) instanceof Unavailable(Barrier why)
                ? new Route.Blocked(why)
                : new Route.To(
                        order.require(offered.get().target()).cursor(null, path(at, id)),
                        NavigationType.BRANCH,
                        Memory.NONE);
    }

    private Availability availability(Branch branch, Journey at) {
        String gate = branch.gate();
        if (gate != null && !at.gates().isPassed(gate)) {
            return new Unavailable(new Barrier.GateClosed(List.of(gate)));
        }
        return order.availability(order.require(branch.target()), at);
    }

    private static List<String> path(Journey at, String branch) {
        List<String> path = new ArrayList<>(at.cursor().branchPath());
        path.add(branch);
        return path.subList(Math.max(0, path.size() - LONGEST_BRANCH_PATH), path.size());
    }

    @Override
    public Availability completion(Journey at) {
        List<ReadingOrder.Place> required = order.required();
        List<String> lessons = required.stream()
                .filter(place -> !at.visited().contains(place.index()))
                .map(place -> place.lesson().id())
                .toList();
        List<String> gates = at.gates()
                .closed(required.stream()
                        .flatMap(place -> place.lesson().gates().stream())
                        .distinct()
                        .toList());
        return lessons.isEmpty() && gates.isEmpty()
                ? Availability.available()
                : new Unavailable(new Barrier.Incomplete(lessons, gates));
    }

    @Override
    public CourseOutline outline(Journey at) {
        List<LessonView> lessons = order.places().stream()
                .map(place -> new LessonView(
                        place.lesson(),
                        at.visited().contains(place.index()),
                        place.index() == at.cursor().sequenceIndex(),
                        order.availability(place, at)))
                .toList();
        List<BranchView> branches = current(at).lesson().branches().stream()
                .map(branch -> new BranchView(branch, availability(branch, at)))
                .toList();
        return new CourseOutline(lessons, branches, order.progress(at.visited()), valid(at), null);
    }

    private ValidNavigation valid(Journey at) {
        return new ValidNavigation(
                valid(new Next(), at),
                valid(new Previous(), at),
                valid(new Exit(), at),
                valid(new Suspend(), at),
                completion(at));
    }

    private Availability valid(NavigationRequest request, Journey at) {
        return route(request, at) instanceof Route.Blocked(Barrier why)
                ? new Unavailable(why)
                : Availability.available();
    }

    private ReadingOrder.Place current(Journey at) {
        return order.at(at.cursor().sequenceIndex());
    }
}
