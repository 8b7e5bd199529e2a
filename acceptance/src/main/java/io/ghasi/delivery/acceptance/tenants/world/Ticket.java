package io.ghasi.delivery.acceptance.tenants.world;

import org.jspecify.annotations.Nullable;

/** The enrollments that every person has. Of each the two tenants use the same id, and most differ in what they say. */
public enum Ticket {
    FIRST,
    SECOND,
    /** Two attempts here, one there. */
    BOUNDED,
    /** Active here, revoked there. */
    SPLIT,
    /** Revoked and made active again while the simulation runs, in each tenant by itself. */
    FICKLE,
    /** Known to the first tenant alone. */
    AMBERS,
    /** Known to the second tenant alone. */
    COBALTS,
    /** For a course that only the other tenant has. */
    GUEST;

    /**
     * What an enrollment says.
     *
     * @param attempts null where there is no bound
     */
    public record Terms(
            CourseName course, boolean active, @Nullable Integer attempts) {}

    /** What {@code side} says of it at the beginning; null where {@code side} knows nothing of it. */
    public @Nullable Terms on(Side side) {
        return switch (this) {
            case FIRST -> new Terms(CourseName.FIRST, true, null);
            case SECOND, FICKLE -> new Terms(CourseName.SECOND, true, null);
            case BOUNDED -> new Terms(CourseName.FIRST, true, side == Side.AMBER ? 2 : 1);
            case SPLIT -> new Terms(CourseName.SECOND, side == Side.AMBER, null);
            case AMBERS -> side == Side.AMBER ? new Terms(CourseName.AMBERS, true, null) : null;
            case COBALTS -> side == Side.COBALT ? new Terms(CourseName.COBALTS, true, null) : null;
            case GUEST -> new Terms(CourseName.onlyOf(side.other()), true, null);
        };
    }
}
