package io.ghasi.delivery.sandbox.content.nativecourse;

import io.ghasi.delivery.sandbox.content.manifest.Json;
import io.ghasi.delivery.sandbox.content.manifest.Reading;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What stands before a lesson and what leads on from it: {@code after}, {@code gates}, {@code branches}. */
final class ConditionReader {
    private static final Set<String> BRANCH = Set.of("id", "title", "to", "quiz");
    private static final Set<String> GATE = Set.of("quiz", "atLeast");

    private final Reading reading;
    private final String locale;

    ConditionReader(Reading reading, String locale) {
        this.reading = reading;
        this.locale = locale;
    }

    ObjectNode read(Author lesson) {
        ObjectNode conditions = Json.object();
        prerequisites(lesson, conditions);
        gates(lesson, conditions);
        branches(lesson, conditions);
        return conditions;
    }

    /** {@code ["a","b"]} and {@code {"all": […]}} want every lesson, {@code {"any": […]}} one of them. */
    private void prerequisites(Author lesson, ObjectNode into) {
        JsonNode after = lesson.node().path("after");
        if (after.isMissingNode()) {
            return;
        }
        boolean any = after.isObject() && after.size() == 1 && after.has("any");
        boolean all = after.isObject() && after.size() == 1 && after.has("all");
        JsonNode wanted = any ? after.path("any") : all ? after.path("all") : after;
        ArrayNode lessons = Json.array();
        wanted.forEach(id -> lessons.add(id.asString("")));
        if (!wanted.isArray() || wanted.isEmpty() || !allTexts(wanted)) {
            lesson.problem("needs lesson ids in its member after: a list, or {\"all\": […]}, or {\"any\": […]}");
            return;
        }
        ObjectNode node = Json.object().put("mode", any ? "any" : "all");
        node.set("lessons", lessons);
        into.set("prerequisites", node);
    }

    /** {@code "quiz"} must be passed; {@code {"quiz": "…", "atLeast": 0.8}} sets its own bar. */
    private void gates(Author lesson, ObjectNode into) {
        JsonNode gates = lesson.node().path("gates");
        if (gates.isMissingNode()) {
            return;
        }
        if (!gates.isArray()) {
            lesson.problem("needs a list in its member gates");
            return;
        }
        ArrayNode list = into.putArray("gates");
        for (JsonNode gate : gates) {
            if (gate.isString()) {
                list.add(gate(gate.stringValue(), Json.object().put("kind", "passed")));
            } else {
                list.add(scored(new Author(gate, "a gate of " + lesson.required("id"), reading).knowing(GATE)));
            }
        }
    }

    private static ObjectNode scored(Author gate) {
        JsonNode bar = gate.node().path("atLeast");
        if (bar.isMissingNode()) {
            return gate(gate.required("quiz"), Json.object().put("kind", "passed"));
        }
        if (!bar.isNumber() || bar.doubleValue() < 0 || bar.doubleValue() > 1) {
            gate.problem("needs a number from 0 to 1 in its member atLeast");
        }
        ObjectNode rule = Json.object().put("kind", "scaled_at_least");
        rule.set("scaled", bar);
        return gate(gate.required("quiz"), rule);
    }

    private static ObjectNode gate(String quiz, ObjectNode rule) {
        ObjectNode gate = Json.object().put("id", quiz);
        gate.set("rule", rule);
        return gate;
    }

    private void branches(Author lesson, ObjectNode into) {
        Set<String> ids = new HashSet<>();
        for (Author branch : lesson.objects("branches", "the branch")) {
            branch.knowing(BRANCH);
            String id = branch.required("id");
            if (!ids.add(id)) {
                branch.problem("is there twice in one lesson");
            }
            ObjectNode node = Json.object().put("id", id);
            Map<String, String> title = branch.texts("title", locale);
            if (!title.isEmpty()) {
                node.set("title", Json.texts(title));
            }
            String quiz = branch.optional("quiz");
            if (quiz != null) {
                node.put("gate", quiz);
            }
            into.withArray("branches").add(node.put("target", branch.required("to")));
        }
    }

    private static boolean allTexts(JsonNode list) {
        for (JsonNode item : list) {
            if (!item.isString()) {
                return false;
            }
        }
        return true;
    }
}
