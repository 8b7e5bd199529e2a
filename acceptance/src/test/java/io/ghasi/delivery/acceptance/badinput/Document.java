package io.ghasi.delivery.acceptance.badinput;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The contract of the api, asked what a request may be. */
public final class Document {
    static final Path FILE = Path.of(System.getProperty("delivery.root"), "contracts/openapi/delivery.yaml");

    private static final JsonMapper JSON = new JsonMapper();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final JsonNode ROOT = new YAMLMapper().readTree(FILE);
    private static final Map<JsonNode, Schema> COMPILED = new ConcurrentHashMap<>();

    private Document() {}

    /**
     * Something that can be asked.
     *
     * @param parameters of the path and of the operation
     */
    public record Operation(
            String id,
            String method,
            String path,
            List<Parameter> parameters,
            @Nullable JsonNode body) {
        boolean writes() {
            return !method.equals("GET");
        }

        List<Parameter> in(String place) {
            return parameters.stream()
                    .filter(parameter -> parameter.place().equals(place))
                    .toList();
        }

        /** Whether the contract allows {@code json} as a body. */
        boolean allows(JsonNode json) {
            return body != null && Document.allows(body, json);
        }

        @Override
        public String toString() {
            return id;
        }
    }

    /** A value of a path, a query or a header. */
    public record Parameter(String name, String place, boolean required, JsonNode schema) {
        boolean allows(JsonNode value) {
            return Document.allows(schema, value);
        }
    }

    /** Every operation that needs a token. */
    public static List<Operation> operations() {
        List<Operation> all = new ArrayList<>();
        ROOT.get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(member -> member.getValue().has("operationId"))
                        .filter(member -> path.getKey().startsWith("/api/")
                                && !path.getKey().startsWith("/api/v1/g/"))
                        .forEach(member -> all.add(operation(path, member))));
        return all;
    }

    private static Operation operation(Map.Entry<String, JsonNode> path, Map.Entry<String, JsonNode> member) {
        List<Parameter> parameters = new ArrayList<>();
        path.getValue().path("parameters").forEach(node -> parameters.add(parameter(resolve(node))));
        member.getValue().path("parameters").forEach(node -> parameters.add(parameter(resolve(node))));
        return new Operation(
                member.getValue().get("operationId").stringValue(),
                member.getKey().toUpperCase(Locale.ROOT),
                path.getKey(),
                parameters,
                schema(member.getValue().at("/requestBody/content/application~1json/schema")));
    }

    private static @Nullable JsonNode schema(JsonNode node) {
        return node.isMissingNode() ? null : node;
    }

    private static Parameter parameter(JsonNode node) {
        return new Parameter(
                node.get("name").stringValue(),
                node.get("in").stringValue(),
                node.path("required").asBoolean(false),
                node.get("schema"));
    }

    private static JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? ROOT.at(node.get("$ref").stringValue().substring(1)) : node;
    }

    private static boolean allows(JsonNode schema, JsonNode value) {
        return COMPILED.computeIfAbsent(schema, Document::compiled)
                .validate(value)
                .isEmpty();
    }

    private static Schema compiled(JsonNode schema) {
        ObjectNode whole = JSON.createObjectNode();
        whole.set("components", ROOT.get("components"));
        whole.putArray("allOf").add(schema);
        return SCHEMAS.getSchema(whole);
    }
}
