package io.ghasi.delivery.core.course;

import java.util.BitSet;

/**
 * The lessons on which the cursor has rested, as places in the reading order of a package, which never changes. A bit per
 * lesson: the row that every move rewrites stays small.
 */
public final class VisitedLessons {
    private static final VisitedLessons NONE = new VisitedLessons(new BitSet());

    private final BitSet places;

    private VisitedLessons(BitSet places) {
        this.places = places;
    }

    /** Nothing visited yet. */
    public static VisitedLessons none() {
        return NONE;
    }

    /** From the form of {@link #toBytes}. */
    public static VisitedLessons fromBytes(byte[] bytes) {
        return new VisitedLessons(BitSet.valueOf(bytes));
    }

    /** Bit n of the little-endian bytes stands for the lesson at place n. */
    public byte[] toBytes() {
        return places.toByteArray();
    }

    /** These and the lesson at {@code place}. */
    public VisitedLessons with(int place) {
        if (places.get(place)) {
            return this;
        }
        BitSet more = (BitSet) places.clone();
        more.set(place);
        return new VisitedLessons(more);
    }

    public boolean contains(int place) {
        return places.get(place);
    }

    public int count() {
        return places.cardinality();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VisitedLessons that && places.equals(that.places);
    }

    @Override
    public int hashCode() {
        return places.hashCode();
    }

    @Override
    public String toString() {
        return places.toString();
    }
}
