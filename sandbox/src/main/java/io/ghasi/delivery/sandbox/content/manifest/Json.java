package io.ghasi.delivery.sandbox.content.manifest;

import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The one way in which manifests are read and written. */
public final class Json {
    /** Strict: a key that comes twice is an error. */
    public static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Json() {}

    public static ObjectNode object() {
        return NODES.objectNode();
    }

    public static ArrayNode array() {
        return NODES.arrayNode();
    }

    /** Texts by language tag, in the tags' order. */
    public static ObjectNode texts(Map<String, String> byTag) {
        ObjectNode texts = object();
        new TreeMap<>(byTag).forEach(texts::put);
        return texts;
    }
}
