package io.ghasi.delivery.contracts;

import io.ghasi.delivery.contracts.SchemaSet.Place;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The words of JSON Schema that are understood here. */
final class Keywords {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    static final Set<String> TYPES = Set.of("null", "boolean", "object", "array", "integer", "fraction", "string");
    static final List<String> AT_LEAST =
            List.of("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties");
    static final List<String> AT_MOST =
            List.of("maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties");
    static final List<List<String>> COMPARED = List.of(
            List.of("pattern"),
            List.of("format"),
            List.of("multipleOf"),
            List.of("uniqueItems"),
            List.of("propertyNames"),
            List.of("oneOf"),
            List.of("not"),
            List.of("if", "then", "else"));

    private static final Set<String> SILENT =
            Set.of("$schema", "$id", "$comment", "$defs", "title", "description", "examples");
    private static final Set<String> READ = Set.of(
            "$ref",
            "allOf",
            "anyOf",
            "enum",
            "const",
            "type",
            "required",
            "properties",
            "additionalProperties",
            "items");

    /** What {@code false} means. */
    static final JsonNode NOTHING = NODES.objectNode().set("not", NODES.objectNode());

    private Keywords() {}

    static boolean isFalse(JsonNode schema) {
        return schema.isBoolean() && !schema.asBoolean();
    }

    /** A word that is passed over would let a narrowing pass. */
    static void requireKnown(JsonNode schema) {
        for (String keyword : schema.propertyNames()) {
            boolean known = SILENT.contains(keyword)
                    || READ.contains(keyword)
                    || AT_LEAST.contains(keyword)
                    || AT_MOST.contains(keyword)
                    || COMPARED.stream().anyMatch(group -> group.contains(keyword));
            if (!known) {
                throw new IllegalStateException("what narrows " + keyword + "? Say so here first: " + schema);
            }
        }
    }

    /** The types that {@code type} names, with whole numbers and others apart. */
    static Set<String> types(JsonNode type) {
        Set<String> types = new LinkedHashSet<>();
        (type.isArray() ? type.valueStream() : Stream.of(type)).forEach(name -> {
            if (name.asString().equals("number")) {
                types.addAll(Set.of("integer", "fraction"));
            } else {
                types.add(name.asString());
            }
        });
        return types;
    }

    /** {@code schema}, met in {@code from}, with what it refers to in the place of references, and without what demands nothing. */
    static JsonNode writtenOut(SchemaSet set, Place from, JsonNode schema) {
        if (schema.isArray()) {
            ArrayNode copy = NODES.arrayNode();
            schema.forEach(each -> copy.add(writtenOut(set, from, each)));
            return copy;
        }
        if (!schema.isObject()) {
            return schema;
        }
        ObjectNode copy = NODES.objectNode();
        schema.properties().stream()
                .filter(member ->
                        !SILENT.contains(member.getKey()) && !member.getKey().equals("$ref"))
                .forEach(member -> copy.set(member.getKey(), member(set, from, member.getKey(), member.getValue())));
        if (schema.has("$ref")) {
            Place target = set.follow(from, schema.get("$ref").asString());
            copy.withArray("allOf").add(writtenOut(set, target, target.node()));
        }
        return copy;
    }

    private static JsonNode member(SchemaSet set, Place from, String keyword, JsonNode value) {
        return switch (keyword) {
            case "enum", "const" -> value;
            case "properties" -> {
                // Their names are no keywords.
                ObjectNode copy = NODES.objectNode();
                value.properties().forEach(each -> copy.set(each.getKey(), writtenOut(set, from, each.getValue())));
                yield copy;
            }
            default -> writtenOut(set, from, value);
        };
    }
}
