package io.ghasi.delivery.core.course;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a learner is in a course.
 *
 * @param module id of the module
 * @param lesson id of the lesson
 * @param block id of the block inside the lesson; null where the lesson has none
 * @param branchPath ids of the branches taken to come here, oldest first
 * @param sequenceIndex the lesson's place in reading order, from 0
 */
public record Cursor(String module, String lesson, @Nullable String block, List<String> branchPath, int sequenceIndex) {
    /** Of the stored form; raised when a reader of the old form would misread the new one. */
    public static final int SCHEMA_VERSION = 1;

    public Cursor {
        branchPath = List.copyOf(branchPath);
    }
}
