package io.ghasi.delivery.sandbox.content.nativecourse;

import io.ghasi.delivery.sandbox.content.manifest.CourseDraft;
import io.ghasi.delivery.sandbox.content.manifest.CourseDraft.LessonDraft;
import io.ghasi.delivery.sandbox.content.manifest.CourseDraft.ModuleDraft;
import io.ghasi.delivery.sandbox.content.manifest.Json;
import io.ghasi.delivery.sandbox.content.manifest.Reading;
import io.ghasi.delivery.sandbox.content.manifest.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads {@code course.json}; samples/README.md describes the format. */
public final class NativeCourseReader {
    private static final Set<String> COURSE = Set.of("title", "description", "locale", "navigation", "modules", "ai");
    private static final Set<String> MODULE = Set.of("id", "title", "lessons");
    private static final Set<String> LESSON = Set.of("id", "title", "required", "after", "gates", "branches", "blocks");
    private static final Set<String> NAVIGATIONS = Set.of("linear", "tree", "branching");

    private final Author course;
    private final Reading reading;
    private final String locale;
    private final BlockReader blocks;
    private final ConditionReader conditions;

    private NativeCourseReader(Author course, Reading reading) {
        this.course = course.knowing(COURSE);
        this.reading = reading;
        locale = locale();
        blocks = new BlockReader(reading, locale);
        conditions = new ConditionReader(reading, locale);
    }

    /** The course; null (and problems) where the file cannot be used. */
    public static @Nullable CourseDraft read(byte[] manifest, Reading reading) {
        try {
            JsonNode root = Json.MAPPER.readTree(manifest);
            if (!WholeCharacters.in(root)) {
                reading.problem("holds text that is not Unicode: half of a character is escaped");
                return null;
            }
            Author course = new Author(root, "the course", reading);
            return root.isObject() ? new NativeCourseReader(course, reading).course() : null;
        } catch (JacksonException e) {
            reading.problem("is not valid JSON: " + e.getOriginalMessage());
            return null;
        }
    }

    private CourseDraft course() {
        List<ModuleDraft> modules = new ArrayList<>();
        for (Author module : course.objects("modules", "the module")) {
            modules.add(module(module.knowing(MODULE)));
        }
        ObjectNode extras = Json.object();
        if (course.node().has("ai")) {
            extras.set("ai", course.node().get("ai"));
        }
        CourseDraft draft = new CourseDraft(
                "native",
                navigation(modules),
                locale,
                title(course),
                course.texts("description", locale),
                modules,
                extras);
        Reachability.check(draft.lessons(), reading);
        return draft;
    }

    private ModuleDraft module(Author module) {
        List<LessonDraft> lessons = new ArrayList<>();
        for (Author lesson : module.objects("lessons", "the lesson")) {
            lessons.add(lesson(lesson.knowing(LESSON)));
        }
        return new ModuleDraft(module.required("id"), title(module), lessons);
    }

    private LessonDraft lesson(Author lesson) {
        List<ObjectNode> read = new ArrayList<>();
        for (Author block : lesson.objects("blocks", "the block")) {
            read.add(blocks.read(block, read.size() + 1));
        }
        return new LessonDraft(
                lesson.required("id"), title(lesson), lesson.flag("required", true), conditions.read(lesson), read);
    }

    private Map<String, String> title(Author of) {
        Map<String, String> title = of.texts("title", locale);
        if (title.isEmpty()) {
            of.problem("has no title");
            return Map.of(locale, "?");
        }
        return title;
    }

    private String locale() {
        String wanted = course.optional("locale");
        String tag = Texts.tag(wanted);
        if (wanted != null && tag == null) {
            course.problem("has the locale " + wanted + ", which is no language tag");
        }
        return tag == null ? reading.locale() : tag;
    }

    private String navigation(List<ModuleDraft> modules) {
        String wanted = course.optional("navigation");
        if (wanted == null) {
            boolean branches = modules.stream()
                    .flatMap(module -> module.lessons().stream())
                    .anyMatch(lesson -> lesson.conditions().has("branches"));
            return branches ? "branching" : "linear";
        }
        if (!NAVIGATIONS.contains(wanted)) {
            course.problem("has the navigation " + wanted + ", which is not linear, tree or branching");
        }
        return wanted;
    }
}
