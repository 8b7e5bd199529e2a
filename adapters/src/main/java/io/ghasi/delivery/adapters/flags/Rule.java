package io.ghasi.delivery.adapters.flags;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A part of <a href="https://jsonlogic.com">JsonLogic</a>: what flags for tenants need, and nothing that could fail when it is asked. */
sealed interface Rule {
    /** What it comes to: a text, a number, true, false, a list of those, or null. */
    @Nullable
    Object of(Attributes attributes);

    /** Itself. */
    record Literal(@Nullable Object value) implements Rule {
        @Override
        public @Nullable Object of(Attributes attributes) {
            return value;
        }
    }

    /** {@code {"var": name}}. */
    record Attribute(String name) implements Rule {
        @Override
        public @Nullable Object of(Attributes attributes) {
            return attributes.of(name);
        }
    }

    /** {@code {"if": [condition, then, …, otherwise]}}, taken apart into one condition each. */
    record If(Rule condition, Rule then, Rule otherwise) implements Rule {
        @Override
        public @Nullable Object of(Attributes attributes) {
            return isTrue(condition.of(attributes)) ? then.of(attributes) : otherwise.of(attributes);
        }
    }

    /** {@code ==}; of two of a kind. */
    record Same(Rule left, Rule right) implements Rule {
        @Override
        public Object of(Attributes attributes) {
            return Objects.equals(left.of(attributes), right.of(attributes));
        }
    }

    /** {@code in}: a list has it, or a text has it as a part. */
    record In(Rule what, Rule where) implements Rule {
        @Override
        public Object of(Attributes attributes) {
            Object part = what.of(attributes);
            return switch (where.of(attributes)) {
                case List<?> list -> part != null && list.contains(part);
                case String text -> part instanceof String && text.contains(part.toString());
                case null, default -> false;
            };
        }
    }

    /** {@code and}. */
    record All(List<Rule> rules) implements Rule {
        @Override
        public Object of(Attributes attributes) {
            return rules.stream().allMatch(rule -> isTrue(rule.of(attributes)));
        }
    }

    /** {@code or}. */
    record Any(List<Rule> rules) implements Rule {
        @Override
        public Object of(Attributes attributes) {
            return rules.stream().anyMatch(rule -> isTrue(rule.of(attributes)));
        }
    }

    /** {@code !}. */
    record Not(Rule rule) implements Rule {
        @Override
        public Object of(Attributes attributes) {
            return !isTrue(rule.of(attributes));
        }
    }

    private static boolean isTrue(@Nullable Object value) {
        return switch (value) {
            case Boolean flag -> flag;
            case String text -> !text.isEmpty();
            case List<?> list -> !list.isEmpty();
            case null, default -> value != null;
        };
    }
}
