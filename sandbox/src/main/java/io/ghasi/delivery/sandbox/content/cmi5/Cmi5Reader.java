package io.ghasi.delivery.sandbox.content.cmi5;

import io.ghasi.delivery.sandbox.content.manifest.CourseDraft;
import io.ghasi.delivery.sandbox.content.manifest.CourseDraft.LessonDraft;
import io.ghasi.delivery.sandbox.content.manifest.CourseDraft.ModuleDraft;
import io.ghasi.delivery.sandbox.content.manifest.Json;
import io.ghasi.delivery.sandbox.content.manifest.Reading;
import io.ghasi.delivery.sandbox.content.xml.XmlDocument;
import io.ghasi.delivery.sandbox.content.xml.XmlElement;
import io.ghasi.delivery.sandbox.content.xml.XmlReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads {@code cmi5.xml} (cmi5 1.0, section 13). Blocks become modules, assignable units lessons. */
public final class Cmi5Reader {
    private final XmlElement structure;
    private final Reading reading;
    private final ArrayNode units = Json.array();
    private final Set<String> seen = new HashSet<>();

    private Cmi5Reader(XmlElement structure, Reading reading) {
        this.structure = structure;
        this.reading = reading;
    }

    /** The course; null (and problems) where the structure cannot be used. */
    public static @Nullable CourseDraft read(byte[] manifest, Reading reading) {
        XmlDocument document = XmlReader.read(manifest, reading.file(), reading.limits(), reading.findings());
        if (document == null) {
            return null;
        }
        XmlElement course = document.root().first("course").orElse(null);
        if (!document.root().isNamed("courseStructure") || course == null) {
            reading.problem("is no cmi5 course structure: <courseStructure> with a <course> is expected");
            return null;
        }
        return new Cmi5Reader(document.root(), reading).course(course);
    }

    private CourseDraft course(XmlElement course) {
        String id = course.filled("id");
        if (id == null) {
            reading.problem("its course has no id");
            id = "course";
        }
        Map<String, String> title = title(course, id);
        String language = title.keySet().iterator().next();
        Map<String, String> description = LangStrings.of(course, "description", reading.locale());
        ObjectNode facts = Json.object().put("courseId", id);
        List<ModuleDraft> modules = modules(id, title);
        facts.set("units", units);
        facts.set("tree", tree(structure));
        ObjectNode extras = Json.object();
        extras.set("cmi5", facts);
        return new CourseDraft("cmi5", "tree", language, title, description, modules, extras);
    }

    private List<ModuleDraft> modules(String courseId, Map<String, String> title) {
        List<ModuleDraft> modules = new ArrayList<>();
        List<LessonDraft> loose = new ArrayList<>();
        int parts = 0;
        for (XmlElement child : structure.children()) {
            if (child.isNamed("au")) {
                loose.add(unit(child));
            } else if (child.isNamed("block")) {
                parts = close(loose, parts, courseId, title, modules);
                List<LessonDraft> lessons = new ArrayList<>();
                units(child, lessons);
                String id = identifier(child);
                modules.add(new ModuleDraft(id, title(child, id), lessons));
            }
        }
        close(loose, parts, courseId, title, modules);
        return modules.stream().filter(module -> !module.lessons().isEmpty()).toList();
    }

    /** Files the units that lie between blocks as a module of their own. */
    private static int close(
            List<LessonDraft> loose, int parts, String courseId, Map<String, String> title, List<ModuleDraft> into) {
        if (loose.isEmpty()) {
            return parts;
        }
        into.add(new ModuleDraft(parts == 0 ? courseId : courseId + "#" + (parts + 1), title, loose));
        loose.clear();
        return parts + 1;
    }

    private void units(XmlElement block, List<LessonDraft> into) {
        for (XmlElement child : block.children()) {
            if (child.isNamed("au")) {
                into.add(unit(child));
            } else if (child.isNamed("block")) {
                identifier(child);
                units(child, into);
            }
        }
    }

    private LessonDraft unit(XmlElement element) {
        String id = identifier(element);
        Map<String, String> title = title(element, id);
        AssignableUnit unit = new AssignableUnit(element, id, reading);
        units.add(unit.facts());
        return new LessonDraft(id, title, unit.isRequired(), Json.object(), List.of(unit.block(title)));
    }

    private ArrayNode tree(XmlElement parent) {
        ArrayNode nodes = Json.array();
        for (XmlElement child : parent.children()) {
            if (child.isNamed("au")) {
                nodes.add(Json.object().put("au", String.valueOf(child.filled("id"))));
            } else if (child.isNamed("block")) {
                ObjectNode node = Json.object().put("block", String.valueOf(child.filled("id")));
                node.set("title", Json.texts(title(child, String.valueOf(child.filled("id")))));
                node.set("children", tree(child));
                nodes.add(node);
            }
        }
        return nodes;
    }

    private String identifier(XmlElement element) {
        String id = element.filled("id");
        if (id == null) {
            reading.problem("line " + element.line() + ": <" + element.name() + "> has no id");
            return element.name() + "-" + element.line();
        }
        if (!seen.add(id)) {
            reading.problem("uses the id " + id + " twice");
        }
        if (seen.size() == reading.limits().activities() + 1) {
            reading.problem("has more than " + reading.limits().activities() + " units and blocks");
        }
        return id;
    }

    private Map<String, String> title(XmlElement element, String id) {
        Map<String, String> title = LangStrings.of(element, "title", reading.locale());
        if (title.isEmpty()) {
            reading.note("line " + element.line() + ": <" + element.name() + "> has no title; it is called " + id);
            return Map.of(reading.locale(), id);
        }
        return title;
    }
}
