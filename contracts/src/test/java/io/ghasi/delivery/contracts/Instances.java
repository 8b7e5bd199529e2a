package io.ghasi.delivery.contracts;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Draws values that a schema lets pass, near an example where the schema alone does not say how one looks. */
final class Instances {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int FEW = 4;
    private static final int SPAN = 1_000;

    private final Random random;

    Instances(Random random) {
        this.random = random;
    }

    JsonNode like(Shape shape, JsonNode example) {
        Set<JsonNode> values = shape.values();
        if (values != null) {
            return List.copyOf(values).get(random.nextInt(values.size()));
        }
        if (random.nextBoolean() && shape.nullable()) {
            return NODES.nullNode();
        }
        return switch (example.getNodeType()) {
            case OBJECT -> object(shape, example);
            case ARRAY -> array(shape, example);
            case STRING -> string(shape, example);
            case NUMBER -> number(shape, example);
            case BOOLEAN -> NODES.booleanNode(random.nextBoolean());
            case NULL, MISSING, BINARY, POJO -> example;
        };
    }

    private JsonNode object(Shape shape, JsonNode example) {
        ObjectNode drawn = NODES.objectNode();
        Set<String> required = shape.required();
        example.properties().stream()
                .filter(member -> required.contains(member.getKey()) || random.nextBoolean())
                .forEach(
                        member -> drawn.set(member.getKey(), like(shape.property(member.getKey()), member.getValue())));
        return shape.conditional() && !shape.admits(drawn) ? example : drawn;
    }

    private JsonNode array(Shape shape, JsonNode example) {
        ArrayNode drawn = NODES.arrayNode();
        int size = example.isEmpty() ? 0 : random.nextInt(FEW);
        for (int i = 0; i < size; i++) {
            drawn.add(like(shape.items(), example.get(random.nextInt(example.size()))));
        }
        return shape.admits(drawn) ? drawn : example;
    }

    private JsonNode string(Shape shape, JsonNode example) {
        BigDecimal most = shape.bound("maxLength", BigDecimal::min);
        int length = random.nextInt(most == null ? SPAN : most.intValue() + 1);
        JsonNode drawn = NODES.stringNode("a".repeat(length));
        return shape.admits(drawn) ? drawn : example;
    }

    private JsonNode number(Shape shape, JsonNode example) {
        BigDecimal least = shape.bound("minimum", BigDecimal::max);
        int from = least == null ? -SPAN : least.intValue();
        JsonNode drawn = NODES.numberNode(from + random.nextInt(SPAN));
        return shape.admits(drawn) ? drawn : example;
    }
}
