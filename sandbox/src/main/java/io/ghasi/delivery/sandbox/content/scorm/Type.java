package io.ghasi.delivery.sandbox.content.scorm;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What a value in a manifest may be. */
sealed interface Type {
    JsonNodeFactory NODES = JsonNodeFactory.instance;
    int LONGEST_NUMBER = 40;

    /** The value; null where {@code text} is none of this type. */
    @Nullable
    JsonNode parse(String text);

    /** Completes "is not …". */
    String expected();

    /** xs:boolean, in any case. */
    record Flag() implements Type {
        @Override
        public @Nullable JsonNode parse(String text) {
            return switch (text.toLowerCase(Locale.ROOT)) {
                case "true", "1", "yes" -> NODES.booleanNode(true);
                case "false", "0", "no" -> NODES.booleanNode(false);
                default -> null;
            };
        }

        @Override
        public String expected() {
            return "true or false";
        }
    }

    /** A decimal within bounds, both inclusive. */
    record Decimal(BigDecimal least, BigDecimal most) implements Type {
        static Decimal between(int least, int most) {
            return new Decimal(BigDecimal.valueOf(least), BigDecimal.valueOf(most));
        }

        @Override
        public @Nullable JsonNode parse(String text) {
            try {
                BigDecimal number = new BigDecimal(text.length() > LONGEST_NUMBER ? "" : text);
                boolean fits = number.compareTo(least) >= 0
                        && number.compareTo(most) <= 0
                        && Math.abs(number.scale()) <= LONGEST_NUMBER;
                return fits ? NODES.numberNode(number) : null;
            } catch (NumberFormatException e) {
                return null;
            }
        }

        @Override
        public String expected() {
            return "a number from " + least + " to " + most;
        }
    }

    /** A whole number, 0 or more. */
    record Count() implements Type {
        @Override
        public @Nullable JsonNode parse(String text) {
            try {
                int count = Integer.parseInt(text);
                return count < 0 ? null : NODES.numberNode(count);
            } catch (NumberFormatException e) {
                return null;
            }
        }

        @Override
        public String expected() {
            return "a whole number, 0 or more";
        }
    }

    /** One of several words, in any case. */
    record Word(List<String> words) implements Type {
        @Override
        public @Nullable JsonNode parse(String text) {
            return words.stream()
                    .filter(word -> word.equalsIgnoreCase(text))
                    .findFirst()
                    .map(NODES::stringNode)
                    .orElse(null);
        }

        @Override
        public String expected() {
            return "one of " + String.join(", ", words);
        }
    }

    /** Anything. */
    record Text() implements Type {
        @Override
        public JsonNode parse(String text) {
            return NODES.stringNode(text);
        }

        @Override
        public String expected() {
            return "text";
        }
    }
}
