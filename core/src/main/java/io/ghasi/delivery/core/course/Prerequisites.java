package io.ghasi.delivery.core.course;

import java.util.List;

/** Lessons to have visited before: all of them, or any one. */
public record Prerequisites(Mode mode, List<String> lessons) {
    private static final Prerequisites NONE = new Prerequisites(Mode.ALL, List.of());

    public Prerequisites {
        lessons = List.copyOf(lessons);
    }

    /** Nothing needed. */
    public static Prerequisites none() {
        return NONE;
    }

    /** How many of the lessons are needed. */
    public enum Mode {
        ALL,
        ANY
    }
}
