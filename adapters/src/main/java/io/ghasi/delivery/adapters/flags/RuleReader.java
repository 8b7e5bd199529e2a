package io.ghasi.delivery.adapters.flags;

import io.ghasi.delivery.adapters.flags.Rule.Literal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads rules; what a rule may not be is told when it is read, not when a tenant asks. */
final class RuleReader {
    private static final String OPERATORS = "if, ==, !=, in, and, or, !, var";

    private RuleReader() {}

    /** The rule at {@code path}. */
    static Rule read(String path, JsonNode node) {
        if (!node.isObject()) {
            return new Literal(literal(path, node));
        }
        if (node.size() != 1) {
            throw new BadFlags(path, "is no rule: one operator is needed, of " + OPERATORS);
        }
        Map.Entry<String, JsonNode> only = node.properties().iterator().next();
        return operator(path + "." + only.getKey(), only.getKey(), only.getValue());
    }

    private static Rule operator(String path, String name, JsonNode value) {
        return switch (name) {
            case "var" -> attribute(path, value);
            case "if" -> conditions(path, rules(path, value, 2, 100));
            case "==" -> same(rules(path, value, 2, 2));
            case "!=" -> new Rule.Not(same(rules(path, value, 2, 2)));
            case "in" -> {
                List<Rule> both = rules(path, value, 2, 2);
                yield new Rule.In(both.getFirst(), both.getLast());
            }
            case "and" -> new Rule.All(rules(path, value, 1, 100));
            case "or" -> new Rule.Any(rules(path, value, 1, 100));
            case "!" -> new Rule.Not(value.isArray() ? rules(path, value, 1, 1).getFirst() : read(path, value));
            default -> throw new BadFlags(path, "is not an operator that is known here: " + OPERATORS);
        };
    }

    private static Rule same(List<Rule> both) {
        return new Rule.Same(both.getFirst(), both.getLast());
    }

    private static Rule attribute(String path, JsonNode value) {
        JsonNode name = value.isArray() && value.size() == 1 ? value.get(0) : value;
        if (!name.isString() || !Attributes.ALL.contains(name.stringValue())) {
            throw new BadFlags(path, "is not an attribute that is known here: " + String.join(", ", Attributes.ALL));
        }
        return new Rule.Attribute(name.stringValue());
    }

    // {"if": [c1, a, c2, b, e]} is {"if": [c1, a, {"if": [c2, b, e]}]}.
    private static Rule conditions(String path, List<Rule> rules) {
        if (rules.size() == 1) {
            return rules.getFirst();
        }
        if (rules.isEmpty()) {
            return new Literal(null);
        }
        return new Rule.If(rules.get(0), rules.get(1), conditions(path, rules.subList(2, rules.size())));
    }

    private static List<Rule> rules(String path, JsonNode value, int fewest, int most) {
        if (!value.isArray() || value.size() < fewest || value.size() > most) {
            throw new BadFlags(path, "needs a list of " + fewest + (most > fewest ? " or more" : ""));
        }
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            rules.add(read(path + "[" + i + "]", value.get(i)));
        }
        return rules;
    }

    private static @Nullable Object literal(String path, JsonNode node) {
        if (node.isArray()) {
            List<Object> all = new ArrayList<>();
            for (JsonNode one : node) {
                Object scalar = one.isArray() || one.isObject() ? null : literal(path, one);
                if (scalar == null) {
                    throw new BadFlags(path, "may be a list of texts, numbers, true and false alone");
                }
                all.add(scalar);
            }
            return List.copyOf(all);
        }
        return switch (node.getNodeType()) {
            case STRING -> node.stringValue();
            case BOOLEAN -> node.booleanValue();
            case NUMBER -> node.decimalValue().stripTrailingZeros();
            case NULL -> null;
            default -> throw new BadFlags(path, "is nothing that a rule may be");
        };
    }
}
