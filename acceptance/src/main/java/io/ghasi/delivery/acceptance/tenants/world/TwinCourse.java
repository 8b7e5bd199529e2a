package io.ghasi.delivery.acceptance.tenants.world;

import java.util.stream.IntStream;

/** A course as one tenant has it: of the same shape in both, with the tenant's word in every text and every id inside it. */
public record TwinCourse(CourseName name, Side side) {
    public static final int LESSONS = 5;
    public static final int BLOCKS = 2;

    /** Opens after {@link #BEFORE_LOCKED}. */
    public static final int LOCKED = 2;

    static final int BEFORE_LOCKED = 1;

    /** Stands behind the course's gate. */
    public static final int GATED = 3;

    /** Does not count for completion. */
    static final int OPTIONAL = 4;

    /** Where the branch of the first lesson leads. */
    static final int BRANCH_TARGET = 1;

    public String title() {
        return "Course " + name.word() + " of " + side.word();
    }

    public String module(int lesson) {
        return own("m" + (lesson < GATED ? 0 : 1));
    }

    public String lesson(int lesson) {
        return own("l" + lesson);
    }

    public String block(int lesson, int block) {
        return own("b" + lesson + "." + block);
    }

    /** The one branch, which the first lesson offers. */
    public String branch() {
        return own("br");
    }

    /** Place of the lesson {@code id}; -1 where this course has none of that name. */
    public int find(String id) {
        return IntStream.range(0, LESSONS)
                .filter(i -> lesson(i).equals(id))
                .findFirst()
                .orElse(-1);
    }

    /** Place of the block {@code id} in a lesson; -1 where it has none of that name. */
    public int findBlock(int lesson, String id) {
        return IntStream.range(0, BLOCKS)
                .filter(i -> block(lesson, i).equals(id))
                .findFirst()
                .orElse(-1);
    }

    private String own(String what) {
        return what + "-" + name.word() + "-" + side.word();
    }
}
