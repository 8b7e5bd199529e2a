package io.ghasi.delivery.acceptance.relay;

import java.time.Instant;
import java.util.PriorityQueue;

/** What is to happen when. Time passes from one thing to the next. */
final class Agenda {
    private final PriorityQueue<Entry> entries = new PriorityQueue<>();
    private long now;
    private long count;

    private record Entry(long at, long order, Runnable what) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            int byTime = Long.compare(at, other.at);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    /** Microseconds since the world began. */
    long now() {
        return now;
    }

    Instant instant() {
        return Instant.ofEpochSecond(now / 1_000_000, now % 1_000_000 * 1_000);
    }

    /** The microsecond of {@code instant}, rounded up. */
    static long micros(Instant instant) {
        return instant.getEpochSecond() * 1_000_000 + (instant.getNano() + 999) / 1_000;
    }

    void in(long micros, Runnable what) {
        entries.add(new Entry(now + micros, count++, what));
    }

    /** Lets time pass until {@code end}. */
    void runUntil(long end) {
        while (!entries.isEmpty() && entries.element().at() <= end) {
            Entry next = entries.remove();
            now = next.at();
            next.what().run();
        }
        now = end;
    }
}
