package io.ghasi.delivery.core.scorm12;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** How far a learner is with an item ({@code cmi.core.lesson_status}, RTE 3.4). */
public enum LessonStatus {
    PASSED("passed"),
    COMPLETED("completed"),
    FAILED("failed"),
    INCOMPLETE("incomplete"),
    BROWSED("browsed"),
    NOT_ATTEMPTED("not attempted");

    private final String word;

    LessonStatus(String word) {
        this.word = word;
    }

    /** As content reads and writes it. */
    public String word() {
        return word;
    }

    /** Whether it fulfils a prerequisite that names the item alone (CAM 2.3.2.5.1). */
    public boolean isDone() {
        return this == PASSED || this == COMPLETED;
    }

    /** The one that {@code word} says; null where it says none. */
    public static @Nullable LessonStatus of(String word) {
        return Arrays.stream(values())
                .filter(status -> status.word.equals(word))
                .findFirst()
                .orElse(null);
    }
}
