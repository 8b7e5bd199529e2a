package io.ghasi.delivery.contracts;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Every document that differs from a valid one in a single member, at any depth, and must not be valid. */
final class Mutations {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonNode original;
    private final Freedom freedom;
    private final List<Mutation> found = new ArrayList<>();

    /** One changed document; {@code change} says how it was changed. */
    record Mutation(String change, JsonNode document) {}

    /**
     * What a document may do nevertheless.
     *
     * @param open     whether unknown members are let pass
     * @param optional pointers to members that may be absent
     * @param nullable names of members that may be null
     */
    record Freedom(boolean open, Set<String> optional, Set<String> nullable) {}

    private Mutations(JsonNode original, Freedom freedom) {
        this.original = original;
        this.freedom = freedom;
    }

    static List<Mutation> of(JsonNode original, Freedom freedom) {
        Mutations mutations = new Mutations(original, freedom);
        mutations.visit("", original);
        return List.copyOf(mutations.found);
    }

    /** Every document that has a member more than a valid one, at any depth. */
    static List<Mutation> additions(JsonNode original) {
        return of(original, new Freedom(false, Set.of(), Set.of())).stream()
                .filter(mutation -> mutation.change().startsWith("unknown member"))
                .toList();
    }

    private void visit(String at, JsonNode node) {
        if (node instanceof ObjectNode object) {
            if (!freedom.open()) {
                add("unknown member in " + at, at, copy -> copy.put("unknownMember", 1));
            }
            object.properties().forEach(member -> member(at, member.getKey(), member.getValue()));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                element(at, i);
                visit(at + "/" + i, array.get(i));
            }
        }
    }

    private void member(String at, String name, JsonNode value) {
        String path = at + "/" + name;
        if (!freedom.optional().contains(path)) {
            add("without " + path, at, copy -> copy.remove(name));
        }
        for (JsonNode other : wrong(value, freedom.nullable().contains(name))) {
            add(path + " is " + other, at, copy -> copy.set(name, other));
        }
        visit(path, value);
    }

    private void element(String at, int index) {
        for (JsonNode other : List.of(NODES.numberNode(1), NODES.nullNode(), NODES.objectNode())) {
            JsonNode copy = original.deepCopy();
            ((ArrayNode) copy.at(at)).set(index, other);
            found.add(new Mutation(at + "/" + index + " is " + other, copy));
        }
    }

    /** Values of types that {@code value} does not have; nothing in an event is a boolean, an array or an object by choice. */
    private static List<JsonNode> wrong(JsonNode value, boolean nullable) {
        List<JsonNode> all = new ArrayList<>(List.of(NODES.objectNode(), NODES.arrayNode(), NODES.booleanNode(true)));
        all.removeIf(other -> other.getNodeType() == value.getNodeType());
        if (!nullable) {
            all.add(NODES.nullNode());
            all.add(value.isNumber() ? NODES.stringNode("1") : NODES.numberNode(7.5));
        }
        return all;
    }

    private void add(String change, String at, Consumer<ObjectNode> mutation) {
        JsonNode copy = original.deepCopy();
        mutation.accept((ObjectNode) copy.at(at));
        found.add(new Mutation(change, copy));
    }
}
