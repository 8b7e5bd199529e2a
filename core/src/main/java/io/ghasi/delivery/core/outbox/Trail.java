package io.ghasi.delivery.core.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;

/**
 * How far reads have come. Rows come to be seen in nearly the order of their ids: a read may begin at what was the highest id a while ago, and leave the
 * rows of transactions that took longer to those reads that begin at the beginning.
 */
final class Trail {
    private final Duration length;
    private final ArrayDeque<Mark> marks = new ArrayDeque<>();
    private long highest;
    private long passed;

    Trail(Duration length) {
        this.length = length;
    }

    private record Mark(Instant at, long highest) {}

    void seen(long id, Instant now) {
        if (id > highest) {
            highest = id;
            marks.add(new Mark(now, id));
        }
    }

    /** Where a read may begin that need not see everything. */
    long from(Instant now) {
        Instant old = now.minus(length);
        while (!marks.isEmpty() && !marks.element().at().isAfter(old)) {
            passed = marks.remove().highest();
        }
        return passed;
    }
}
