package io.ghasi.delivery.contracts;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads contracts from where users of this module find them: the class path. */
final class Contract {
    private static final ObjectMapper JSON = new JsonMapper();
    private static final ObjectMapper YAML = new YAMLMapper();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemas(referredTo())
                    .schemaRegistryConfig(SchemaRegistryConfig.builder()
                            .formatAssertionsEnabled(true)
                            .build()));

    private Contract() {}

    private static Map<String, String> referredTo() {
        return EventContracts.REFERRED_TO.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> resource(entry.getValue())));
    }

    static String text(String path) {
        return resource("contracts/" + path);
    }

    private static String resource(String name) {
        try (InputStream in = Contract.class.getClassLoader().getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode json(String path) {
        return JSON.readTree(text(path));
    }

    static JsonNode yaml(String path) {
        return YAML.readTree(text(path));
    }

    static Schema published(String subject) {
        return schema(EventContracts.PUBLISHED, subject);
    }

    static Schema consumed(String subject) {
        return schema(EventContracts.CONSUMED, subject);
    }

    private static Schema schema(Map<String, String> schemas, String subject) {
        return SCHEMAS.getSchema(JSON.readTree(resource(Objects.requireNonNull(schemas.get(subject), subject))));
    }

    /** What is wrong with {@code value} under {@code schema}, whose references start at the root of {@code document}. */
    static List<Error> errors(JsonNode document, JsonNode schema, JsonNode value) {
        ObjectNode whole = JSON.createObjectNode();
        whole.set("components", document.get("components"));
        whole.putArray("allOf").add(schema);
        return SCHEMAS.getSchema(whole).validate(value);
    }

    /** The node that {@code node} is, or refers to inside {@code document}. */
    static JsonNode resolve(JsonNode document, JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").asString().substring(1)) : node;
    }
}
