package io.ghasi.delivery.adapters.flags;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A flag.
 *
 * @param enabled where it is not, each is as usual
 * @param usual the variant where targeting names none
 * @param targeting names a variant, or none; null where there is none for anybody
 */
record FlagDefinition(
        boolean enabled,
        Map<String, JsonNode> variants,
        String usual,
        @Nullable Rule targeting) {
    FlagDefinition {
        variants = Map.copyOf(variants);
    }

    /** A variant and its value. */
    record Chosen(String variant, JsonNode value, boolean targeted) {}

    /** The one for somebody with {@code attributes}. */
    Chosen choose(Attributes attributes) {
        Object named = targeting == null ? null : targeting.of(attributes);
        String variant = named == null ? usual : named.toString();
        return new Chosen(variant, Objects.requireNonNull(variants.get(variant), variant), named != null);
    }

    /** Whether it is on or off. */
    boolean isSwitch() {
        return variants.values().stream().allMatch(JsonNode::isBoolean);
    }
}
