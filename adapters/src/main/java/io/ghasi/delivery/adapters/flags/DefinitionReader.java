package io.ghasi.delivery.adapters.flags;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads one flag. */
final class DefinitionReader {
    private static final List<String> MEMBERS = List.of("state", "variants", "defaultVariant", "targeting", "metadata");
    private static final List<String> STATES = List.of("ENABLED", "DISABLED");

    private DefinitionReader() {}

    /** The flag at {@code path}. */
    static FlagDefinition read(String path, JsonNode node) {
        node.propertyNames().stream()
                .filter(name -> !MEMBERS.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new BadFlags(path + "." + name, "is not known; a flag has " + String.join(", ", MEMBERS));
                });
        Map<String, JsonNode> variants = variants(path + ".variants", node.path("variants"));
        String usual = text(path + ".defaultVariant", node.path("defaultVariant"));
        require(path + ".defaultVariant", usual, variants);
        String state = text(path + ".state", node.path("state"));
        if (!STATES.contains(state)) {
            throw new BadFlags(path + ".state", "is " + state + ", and may be " + String.join(" or ", STATES));
        }
        return new FlagDefinition(
                state.equals("ENABLED"), variants, usual, targeting(path + ".targeting", node, variants));
    }

    private static Map<String, JsonNode> variants(String path, JsonNode node) {
        if (!node.isObject() || node.isEmpty()) {
            throw new BadFlags(path, "is missing, or has nothing in it");
        }
        Map<String, JsonNode> variants = new HashMap<>();
        node.properties().forEach(variant -> variants.put(variant.getKey(), variant.getValue()));
        return variants;
    }

    private static String text(String path, JsonNode node) {
        if (!node.isString()) {
            throw new BadFlags(path, "is missing, or is no text");
        }
        return node.stringValue();
    }

    // An empty object is what flagd's tools write for none.
    private static @Nullable Rule targeting(String path, JsonNode flag, Map<String, JsonNode> variants) {
        JsonNode node = flag.path("targeting");
        if (node.isMissingNode() || node.isNull() || (node.isObject() && node.isEmpty())) {
            return null;
        }
        Rule rule = RuleReader.read(path, node);
        ends(path, rule).forEach(end -> require(path, end, variants));
        return rule;
    }

    /** The names of variants that {@code rule} may come to. */
    private static Stream<String> ends(String path, Rule rule) {
        return switch (rule) {
            case Rule.Literal end -> Stream.ofNullable(end.value()).map(Object::toString);
            case Rule.If choice -> Stream.concat(ends(path, choice.then()), ends(path, choice.otherwise()));
            case Rule.Attribute _ -> throw new BadFlags(path, "has to come to a variant's name, and not an attribute");
            case Rule.Same _, Rule.In _, Rule.All _, Rule.Any _, Rule.Not _ -> Stream.of("true", "false");
        };
    }

    private static void require(String path, String variant, Map<String, JsonNode> variants) {
        if (!variants.containsKey(variant)) {
            throw new BadFlags(path, "names the variant " + variant + ", which there is not");
        }
    }
}
