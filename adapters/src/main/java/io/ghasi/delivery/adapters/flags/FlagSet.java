package io.ghasi.delivery.adapters.flags;

import io.ghasi.delivery.core.flags.Flag;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** All flags of a file: <a href="https://flagd.dev/reference/flag-definitions/">flagd's format</a>, as far as docs/flags.md says. */
public record FlagSet(Map<String, FlagDefinition> flags) {
    /** Each is as usual. */
    public static final FlagSet NONE = new FlagSet(Map.of());

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    public FlagSet {
        flags = Map.copyOf(flags);
    }

    /** @throws BadFlags for the first mistake */
    static FlagSet read(byte[] json) {
        JsonNode flags = tree(json).path("flags");
        if (!flags.isObject()) {
            throw new BadFlags("flags", "is missing, or is no object");
        }
        Map<String, FlagDefinition> read = new HashMap<>();
        flags.properties()
                .forEach(flag ->
                        read.put(flag.getKey(), DefinitionReader.read("flags." + flag.getKey(), flag.getValue())));
        for (Flag ours : Flag.values()) {
            FlagDefinition definition = read.get(ours.key());
            if (definition != null && !definition.isSwitch()) {
                throw new BadFlags("flags." + ours.key() + ".variants", "has to be true or false, each of them");
            }
        }
        return new FlagSet(read);
    }

    private static JsonNode tree(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (JacksonException e) {
            throw new BadFlags("the file", "is no JSON: " + e.getOriginalMessage());
        }
    }

    /** The flag {@code key}; null where nothing is said of it. */
    @Nullable
    FlagDefinition of(String key) {
        return flags.get(key);
    }

    /** Those that nobody here asks for: a later version's, or misspelled. */
    List<String> unknown() {
        List<String> ours = Arrays.stream(Flag.values()).map(Flag::key).toList();
        return flags.keySet().stream()
                .filter(key -> !ours.contains(key))
                .sorted()
                .toList();
    }
}
