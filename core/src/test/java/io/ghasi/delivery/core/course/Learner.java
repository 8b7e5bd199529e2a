package io.ghasi.delivery.core.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Somebody who walks through a course, as a session would carry them. */
final class Learner {
    private final Course course;
    private final Map<String, Boolean> gates = new HashMap<>();
    private Cursor cursor;
    private VisitedLessons visited;

    Learner(Course course) {
        this.course = course;
        cursor = course.start();
        visited = VisitedLessons.none().with(cursor.sequenceIndex());
    }

    Learner passes(String gate) {
        gates.put(gate, true);
        return this;
    }

    Learner fails(String gate) {
        gates.put(gate, false);
        return this;
    }

    Learner goes(NavigationRequest request) {
        Route route = asks(request);
        assertThat(route).isInstanceOf(Route.To.class);
        cursor = ((Route.To) route).cursor();
        visited = visited.with(cursor.sequenceIndex());
        return this;
    }

    Route asks(NavigationRequest request) {
        return course.route(request, journey());
    }

    Barrier isRefused(NavigationRequest request) {
        Route route = asks(request);
        assertThat(route).isInstanceOf(Route.Blocked.class);
        return ((Route.Blocked) route).barrier();
    }

    Journey journey() {
        return new Journey(cursor, visited, new GateStates(gates), Memory.NONE);
    }

    Cursor cursor() {
        return cursor;
    }

    String lesson() {
        return cursor.lesson();
    }

    List<Integer> places() {
        return java.util.stream.IntStream.range(0, 64)
                .filter(visited::contains)
                .boxed()
                .toList();
    }
}
