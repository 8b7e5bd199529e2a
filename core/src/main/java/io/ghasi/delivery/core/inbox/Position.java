package io.ghasi.delivery.core.inbox;

import java.util.Comparator;

/**
 * How far an aggregate of another service had come.
 *
 * @param epoch raised when its producer was restored to an earlier point in time
 * @param version counts its events, from 1; 0 before the first
 */
public record Position(int epoch, int version) implements Comparable<Position> {
    /** Nothing was seen yet. */
    public static final Position NONE = new Position(0, 0);

    private static final Comparator<Position> ORDER =
            Comparator.comparingInt(Position::epoch).thenComparingInt(Position::version);

    @Override
    public int compareTo(Position other) {
        return ORDER.compare(this, other);
    }
}
