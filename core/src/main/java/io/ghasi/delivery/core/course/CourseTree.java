package io.ghasi.delivery.core.course;

import java.util.List;

/** The parts of a course in reading order, as its manifest lists them. */
public record CourseTree(Metadata metadata, List<Module> modules) {
    public CourseTree {
        modules = List.copyOf(modules);
    }

    /** One part of a course, which holds lessons. */
    public record Module(String id, LocalizedText title, List<Lesson> lessons) {
        public Module {
            lessons = List.copyOf(lessons);
        }
    }

    /**
     * What a player shows before it opens the course.
     *
     * @param standard {@code native · scorm12 · scorm2004 · cmi5}
     * @param navigation {@code linear · tree · branching · scorm2004 · scorm12}
     */
    public record Metadata(String standard, String navigation, LocalizedText title, int manifestVersion) {}
}
