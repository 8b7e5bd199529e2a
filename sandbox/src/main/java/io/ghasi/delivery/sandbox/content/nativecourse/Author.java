package io.ghasi.delivery.sandbox.content.nativecourse;

import io.ghasi.delivery.sandbox.content.manifest.Reading;
import io.ghasi.delivery.sandbox.content.manifest.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One object of a course.json. Whatever its author got wrong is a problem that says where. */
final class Author {
    private final JsonNode node;
    private final String where;
    private final Reading reading;

    /** {@code where} is how messages call the object. */
    Author(JsonNode node, String where, Reading reading) {
        this.node = node;
        this.where = where;
        this.reading = reading;
        if (!node.isObject()) {
            problem("must be an object");
        }
    }

    JsonNode node() {
        return node;
    }

    void problem(String cause) {
        reading.problem(where + " " + cause);
    }

    /** Typos are found by refusing every member that is not known. */
    Author knowing(Set<String> members) {
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            if (!members.contains(member.getKey())) {
                problem("has the unknown member " + member.getKey());
            }
        }
        return this;
    }

    /** A text that must be there. */
    String required(String member) {
        String text = optional(member);
        if (text == null) {
            problem("has no " + member);
            return "";
        }
        return text;
    }

    /** A text, or null where it is absent. */
    @Nullable
    String optional(String member) {
        JsonNode value = node.path(member);
        if (value.isMissingNode()) {
            return null;
        }
        if (!value.isString() || value.stringValue().isBlank()) {
            problem("needs a text in its member " + member);
            return null;
        }
        return value.stringValue().strip();
    }

    boolean flag(String member, boolean otherwise) {
        JsonNode value = node.path(member);
        if (!value.isMissingNode() && !value.isBoolean()) {
            problem("needs true or false in its member " + member);
        }
        return value.isBoolean() ? value.booleanValue() : otherwise;
    }

    /** A text in one language ({@code "…"}) or in several ({@code {"en": "…", "fr": "…"}}); empty where it is absent. */
    Map<String, String> texts(String member, String locale) {
        JsonNode value = node.path(member);
        Map<String, String> texts = new LinkedHashMap<>();
        if (value.isString()) {
            put(texts, locale, value, member);
        } else if (value.isObject()) {
            value.properties().forEach(entry -> put(texts, entry.getKey(), entry.getValue(), member));
        } else if (!value.isMissingNode()) {
            problem("needs a text, or texts by language, in its member " + member);
        }
        return texts;
    }

    /** The objects of a list; none where it is absent. */
    List<Author> objects(String member, String name) {
        JsonNode list = node.path(member);
        if (!list.isMissingNode() && !list.isArray()) {
            problem("needs a list in its member " + member);
        }
        List<Author> objects = new ArrayList<>();
        if (list.isArray()) {
            for (JsonNode item : list) {
                String id = item.path("id").asString("number " + (objects.size() + 1));
                objects.add(new Author(item, name + " " + id, reading));
            }
        }
        return objects;
    }

    private void put(Map<String, String> texts, String language, JsonNode value, String member) {
        String tag = Texts.tag(language);
        String text = value.isString() ? Texts.title(value.stringValue()) : null;
        if (tag == null) {
            problem("has " + language + " in its member " + member + ", which is no language tag");
        } else if (text == null) {
            problem("has no text for " + language + " in its member " + member);
        } else {
            texts.put(tag, text);
        }
    }
}
