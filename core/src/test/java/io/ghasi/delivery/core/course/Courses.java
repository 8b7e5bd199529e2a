package io.ghasi.delivery.core.course;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Courses for tests, written short. */
final class Courses {
    private Courses() {}

    static NativeCourse of(Lesson... lessons) {
        CourseTree.Metadata metadata = new CourseTree.Metadata("native", "tree", text("Course"), 1);
        return new NativeCourse(
                new CourseTree(metadata, List.of(new CourseTree.Module("m1", text("Module"), Arrays.asList(lessons)))));
    }

    static Lesson lesson(String id) {
        return new Lesson(id, text(id), true, Prerequisites.none(), List.of(), List.of(), List.of());
    }

    static Lesson optional(Lesson lesson) {
        return new Lesson(
                lesson.id(),
                lesson.title(),
                false,
                lesson.prerequisites(),
                lesson.gates(),
                lesson.branches(),
                lesson.blocks());
    }

    static Lesson gated(String id, String... gates) {
        return new Lesson(id, text(id), true, Prerequisites.none(), List.of(gates), List.of(), List.of());
    }

    static Lesson after(String id, Prerequisites.Mode mode, String... lessons) {
        Prerequisites prerequisites = new Prerequisites(mode, List.of(lessons));
        return new Lesson(id, text(id), true, prerequisites, List.of(), List.of(), List.of());
    }

    static Lesson branching(String id, Branch... branches) {
        return new Lesson(id, text(id), true, Prerequisites.none(), List.of(), List.of(branches), List.of());
    }

    static Lesson blocks(String id, String... blocks) {
        List<Lesson.Block> list = Arrays.stream(blocks)
                .map(block -> new Lesson.Block(block, "html", null))
                .toList();
        return new Lesson(id, text(id), true, Prerequisites.none(), List.of(), List.of(), list);
    }

    static Branch branch(String id, @Nullable String gate, String target) {
        return new Branch(id, null, gate, target);
    }

    static LocalizedText text(String english) {
        return new LocalizedText(Map.of("en", english));
    }
}
