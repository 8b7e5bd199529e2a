package io.ghasi.delivery.sandbox.content.scorm;

import io.ghasi.delivery.sandbox.content.manifest.CourseDraft.LessonDraft;
import io.ghasi.delivery.sandbox.content.manifest.CourseDraft.ModuleDraft;
import io.ghasi.delivery.sandbox.content.xml.XmlElement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Items as modules: each top-level cluster is one; top-level leaves in a row share one that is named after the organization. */
final class ModuleDrafts {
    private final List<Open> modules = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private List<LessonDraft> leaves = new ArrayList<>();
    private boolean inLeaves;

    /** A module that still grows. */
    private record Open(String id, Map<String, String> title, List<LessonDraft> lessons) {}

    /** Reads the top-level {@code item} and files its lessons. */
    ObjectNode add(XmlElement item, String organization, Map<String, String> title, ItemReader items) {
        if (item.first("item").isEmpty()) {
            if (!inLeaves) {
                leaves = open(organization, title);
                inLeaves = true;
            }
            return items.read(item, leaves);
        }
        inLeaves = false;
        String id = item.filled("identifier");
        String name = id == null ? organization : id;
        return items.read(item, open(name, items.title(item, name)));
    }

    List<ModuleDraft> all() {
        return modules.stream()
                .map(module -> new ModuleDraft(module.id(), module.title(), module.lessons()))
                .filter(module -> !module.lessons().isEmpty())
                .toList();
    }

    private List<LessonDraft> open(String wanted, Map<String, String> title) {
        String id = wanted;
        for (int copy = 2; !ids.add(id); copy++) {
            id = wanted + "-" + copy;
        }
        List<LessonDraft> lessons = new ArrayList<>();
        modules.add(new Open(id, title, lessons));
        return lessons;
    }
}
