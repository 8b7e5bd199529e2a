package io.ghasi.delivery.sandbox.content.scorm;

import io.ghasi.delivery.sandbox.content.archive.Target;
import io.ghasi.delivery.sandbox.content.manifest.CourseDraft.LessonDraft;
import io.ghasi.delivery.sandbox.content.manifest.Json;
import io.ghasi.delivery.sandbox.content.manifest.Reading;
import io.ghasi.delivery.sandbox.content.manifest.Texts;
import io.ghasi.delivery.sandbox.content.xml.XmlElement;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The items of a manifest: nodes of its activity tree, and lessons where they launch something. */
final class ItemReader {
    private static final Fields ITEM = Fields.of(Fields.flag("isvisible", true));

    private final Reading reading;
    private final Resources resources;
    private final SequencingReader sequencing;
    private final ItemExtras extras;
    private final String locale;
    private final Set<String> seen = new HashSet<>();

    ItemReader(Reading reading, Resources resources, SequencingReader sequencing, String locale) {
        this.reading = reading;
        this.resources = resources;
        this.sequencing = sequencing;
        this.extras = new ItemExtras(reading);
        this.locale = locale;
    }

    /** The title of an item or an organization. */
    Map<String, String> title(XmlElement activity, String otherwise) {
        String tag = activity.first("title")
                .map(title -> Texts.tag(title.attribute("xml:lang")))
                .orElse(locale);
        String title = Texts.title(activity.textOf("title"));
        if (title == null) {
            reading.note(
                    "line " + activity.line() + ": an " + activity.name() + " has no title; it is called " + otherwise);
        }
        return Texts.title(title, tag, otherwise);
    }

    /** The tree below and including {@code item}; what can be launched is added to {@code lessons} in reading order. */
    ObjectNode read(XmlElement item, List<LessonDraft> lessons) {
        String id = identifier(item);
        Map<String, String> title = title(item, id);
        ObjectNode node = Json.object().put("identifier", id);
        node.set("title", Json.texts(title));
        node.set("isVisible", ITEM.read(item, reading).get("isvisible"));
        launch(item, id, title, node, lessons);
        extras.read(item, node);
        ObjectNode rules = sequencing.of(item);
        if (rules != null) {
            node.set("sequencing", rules);
        }
        ArrayNode children = node.putArray("items");
        item.all("item").forEach(child -> children.add(read(child, lessons)));
        return node;
    }

    private String identifier(XmlElement item) {
        String id = item.filled("identifier");
        if (id == null) {
            reading.problem("line " + item.line() + ": an item has no identifier");
            return "item-" + item.line();
        }
        if (!seen.add(id)) {
            reading.problem("uses the identifier " + id + " of an item twice");
        }
        if (seen.size() == reading.limits().activities() + 1) {
            reading.problem("has more than " + reading.limits().activities() + " items");
        }
        return id;
    }

    private void launch(
            XmlElement item, String id, Map<String, String> title, ObjectNode node, List<LessonDraft> lessons) {
        String reference = item.filled("identifierref");
        String parameters = item.filled("parameters");
        if (parameters != null) {
            node.put("parameters", parameters);
        }
        if (reference == null) {
            if (item.first("item").isEmpty()) {
                reading.note("the item " + id + " launches nothing and has no items below it");
            }
            return;
        }
        node.put("identifierRef", reference);
        Resource resource = resources.find(reference);
        Target.Inside target = resource == null ? null : launchable(resource, id);
        if (resource == null) {
            reading.problem("the item " + id + " refers to the resource " + reference + ", which does not exist");
        }
        if (resource != null && target != null) {
            String url = LaunchUrl.of(target.url(), parameters);
            node.put("scormType", resource.kind()).put("launch", url);
            lessons.add(new LessonDraft(
                    id, title, true, Json.object(), List.of(block(id, title, resource.kind(), target.path(), url))));
        }
    }

    private Target.@Nullable Inside launchable(Resource resource, String item) {
        resources.requireFiles(resource);
        String who = "the resource " + resource.id() + " (item " + item + ")";
        return switch (resource.launch()) {
            case Target.Inside inside -> inside;
            case Target.Outside outside ->
                refuse(who + " launches " + outside.url() + ": only cmi5 packages may launch other sites");
            case Target.Forbidden forbidden -> refuse("the launch address of " + who + " " + forbidden.cause());
            case Target.Missing missing -> {
                reading.findings().problem(missing.path(), "is missing: it is the launch file of " + who);
                yield null;
            }
            case null -> refuse(who + " has no href to launch");
        };
    }

    private Target.@Nullable Inside refuse(String cause) {
        reading.problem(cause);
        return null;
    }

    private static ObjectNode block(String id, Map<String, String> title, String kind, String path, String url) {
        ObjectNode block = Json.object().put("id", id).put("kind", kind);
        block.set("title", Json.texts(title));
        return block.put("asset", path).put("launch", url);
    }
}
