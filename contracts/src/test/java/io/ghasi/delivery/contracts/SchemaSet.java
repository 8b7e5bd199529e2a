package io.ghasi.delivery.contracts;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Schemas that refer to one another. */
final class SchemaSet {
    private final Map<String, JsonNode> documents;
    private final SchemaRegistry registry;
    private final Map<JsonNode, Schema> parts = new HashMap<>();

    /** Some schema, and the document that its references start from. */
    record Place(String base, JsonNode node) {}

    SchemaSet(Map<String, JsonNode> documents) {
        this.documents = Map.copyOf(documents);
        Map<String, String> texts = documents.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, it -> it.getValue().toString()));
        this.registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                builder -> builder.schemas(texts)
                        .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build()));
    }

    /** This one, {@code document} standing in for the one of its {@code $id}. */
    SchemaSet with(JsonNode document) {
        Map<String, JsonNode> changed = new HashMap<>(documents);
        changed.put(document.get("$id").asString(), document);
        return new SchemaSet(changed);
    }

    JsonNode document(String id) {
        return Objects.requireNonNull(documents.get(id), id);
    }

    Place place(String id) {
        return new Place(id, document(id));
    }

    /** Where {@code reference}, met in {@code from}, leads. */
    Place follow(Place from, String reference) {
        String[] parts = URI.create(from.base()).resolve(reference).toString().split("#", 2);
        JsonNode document = document(parts[0]);
        return new Place(parts[0], parts.length == 1 ? document : document.at(parts[1]));
    }

    Schema schema(String id) {
        return registry.getSchema(document(id));
    }

    boolean admits(JsonNode schema, JsonNode value) {
        return parts.computeIfAbsent(schema, registry::getSchema)
                .validate(value)
                .isEmpty();
    }
}
