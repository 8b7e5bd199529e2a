package io.ghasi.delivery.sandbox.content.manifest;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A course as read from its package, before it has ids and files.
 *
 * @param standard {@code native · scorm12 · scorm2004 · cmi5}
 * @param navigation {@code linear · tree · branching · scorm2004 · scorm12}
 * @param locale the language it is written in, or null where it does not say
 * @param title by language tag
 * @param description by language tag, may be empty
 * @param extras further members of the manifest: {@code scorm}, {@code cmi5}, {@code ai}
 */
public record CourseDraft(
        String standard,
        String navigation,
        @Nullable String locale,
        Map<String, String> title,
        Map<String, String> description,
        List<ModuleDraft> modules,
        ObjectNode extras) {
    public CourseDraft {
        modules = List.copyOf(modules);
    }

    /** A part of the course. */
    public record ModuleDraft(String id, Map<String, String> title, List<LessonDraft> lessons) {
        public ModuleDraft {
            lessons = List.copyOf(lessons);
        }
    }

    /**
     * One lesson.
     *
     * @param conditions its {@code prerequisites}, {@code gates} and {@code branches} as the manifest has them
     * @param blocks as the manifest has them
     */
    public record LessonDraft(
            String id, Map<String, String> title, boolean required, ObjectNode conditions, List<ObjectNode> blocks) {
        public LessonDraft {
            blocks = List.copyOf(blocks);
        }
    }

    /** Every lesson in reading order. */
    public List<LessonDraft> lessons() {
        return modules.stream().flatMap(module -> module.lessons().stream()).toList();
    }

    /** The title in {@code tag}, else in whichever language comes first. */
    public String titleIn(String tag) {
        String wanted = title.get(tag);
        return wanted != null ? wanted : new TreeMap<>(title).firstEntry().getValue();
    }
}
