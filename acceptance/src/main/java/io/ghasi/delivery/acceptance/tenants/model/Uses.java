package io.ghasi.delivery.acceptance.tenants.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Predicate;

/**
 * The uses of one limit by one caller on one subject, and what can be said of the next one without knowing how the service counts or
 * what its clock showed.
 */
final class Uses {
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final int times;
    private final Deque<Use> uses = new ArrayDeque<>();

    private record Use(Span span, boolean sure) {}

    Uses(int times) {
        this.times = times;
    }

    /** What becomes of a use. */
    enum Verdict {
        WITHIN,
        EXCEEDED,
        /** Depends on what only the service knows. */
        EITHER
    }

    /**
     * Fewer than {@code times} in the minute before: no reading of "so many a minute" refuses. Twice as many within the time in which one
     * comes back, and another in that same time: no reading allows it, not even where the service counted some of them in Redis and, since
     * that did not answer for a moment, some by itself.
     */
    Verdict next(Span span) {
        if (left(span.sent()) > 0) {
            return Verdict.WITHIN;
        }
        var stepBegan = span.received().minus(WINDOW.dividedBy(times));
        return count(use -> use.sure() && use.span().sent().isAfter(stepBegan)) >= 2L * times
                ? Verdict.EXCEEDED
                : Verdict.EITHER;
    }

    /** How many more are within for sure at {@code now}. */
    int left(Instant now) {
        Instant began = now.minus(WINDOW);
        return Math.max(0, times - (int) count(use -> use.span().received().isAfter(began)));
    }

    private long count(Predicate<Use> which) {
        return uses.stream().filter(which).count();
    }

    /** One was counted. */
    void count(Span span) {
        uses.addLast(new Use(span, true));
        uses.removeIf(use -> use.span().received().plus(WINDOW).isBefore(span.sent()));
    }

    /** One may have been counted. */
    void countPerhaps(Span span) {
        uses.addLast(new Use(span, false));
    }
}
