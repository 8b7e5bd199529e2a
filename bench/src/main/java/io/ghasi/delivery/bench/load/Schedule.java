package io.ghasi.delivery.bench.load;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Which requests are due. Sessions wait in a row: one that has a request under way is not in it, so that no session ever sees two at
 * once. Times are nanoseconds of {@link System#nanoTime}.
 */
final class Schedule {
    private final Pace pace;
    private final long start;
    private final long end;
    private final Deque<Integer> sessions = new ArrayDeque<>();
    private long drawn;

    Schedule(Phase phase, int targets, long start) {
        this.pace = phase.pace();
        this.start = start;
        this.end = start + phase.duration().toNanos();
        for (int i = 0; i < targets; i++) {
            sessions.add(i);
        }
    }

    /** Whether a request is due at {@code now}, and a session free for it. */
    boolean isDue(long now) {
        return !sessions.isEmpty() && due(now) - now <= 0 && due(now) - end < 0;
    }

    /** When the next request is due. */
    private long due(long now) {
        return switch (pace) {
            case Pace.Closed _ -> now;
            case Pace.Open open -> start + drawn * open.interval().toNanos();
        };
    }

    /** Draws the request that is due. */
    Wire.Sent draw(long now) {
        Wire.Sent drawnNow = new Wire.Sent(sessions.removeFirst(), due(now));
        drawn++;
        return drawnNow;
    }

    /** Gives a session back after its answer. */
    void giveBack(int session) {
        sessions.addLast(session);
    }

    boolean isWithin(long now) {
        return now - end < 0;
    }

    /** Whether no request will be due any more. */
    boolean isOver(long now) {
        return !isWithin(now) && due(now) - end >= 0;
    }
}
