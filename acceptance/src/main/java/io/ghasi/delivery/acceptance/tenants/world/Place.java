package io.ghasi.delivery.acceptance.tenants.world;

/**
 * Where one is in a course.
 *
 * @param lesson its place in reading order, from 0
 * @param block its place in the lesson, from 0
 */
public record Place(int lesson, int block) {
    /** Where every course begins. */
    public static final Place FIRST = new Place(0, 0);
}
