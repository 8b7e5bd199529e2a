package io.ghasi.delivery.sandbox.neighbours;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** {@code contracts/openapi/neighbours.yaml}, and whether an answer keeps it. */
final class NeighbourContract {
    static final ObjectMapper JSON = new JsonMapper();
    private static final String RESOURCE = "/contracts/openapi/neighbours.yaml";
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    private final JsonNode document;
    private final List<Operation> operations;
    private final Map<JsonNode, Schema> schemas = new ConcurrentHashMap<>();

    NeighbourContract() {
        try (InputStream text = NeighbourContract.class.getResourceAsStream(RESOURCE)) {
            document = new YAMLMapper().readTree(Objects.requireNonNull(text, RESOURCE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        operations = read();
    }

    /**
     * One operation.
     *
     * @param parameters those of the path and of the query, references resolved
     */
    record Operation(String id, String method, String path, List<JsonNode> parameters, JsonNode node) {
        boolean matches(String otherMethod, String otherPath) {
            String pattern = Pattern.compile("\\{\\w+}").matcher(path).replaceAll("[^/]+");
            return method.equals(otherMethod) && Pattern.matches(pattern, otherPath);
        }

        @Override
        public String toString() {
            return id;
        }
    }

    /** An answer as it came. */
    record Given(
            int status,
            String mediaType,
            Map<String, String> headers,
            @SuppressWarnings("ArrayRecordComponent") byte[] body) {}

    List<Operation> operations() {
        return operations;
    }

    private List<Operation> read() {
        List<Operation> all = new ArrayList<>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(member -> member.getValue().has("operationId"))
                        .forEach(member -> all.add(operation(path.getKey(), path.getValue(), member))));
        return List.copyOf(all);
    }

    private Operation operation(String path, JsonNode item, Map.Entry<String, JsonNode> method) {
        List<JsonNode> parameters = new ArrayList<>();
        item.path("parameters").forEach(parameter -> parameters.add(resolve(parameter)));
        method.getValue().path("parameters").forEach(parameter -> parameters.add(resolve(parameter)));
        return new Operation(
                method.getValue().get("operationId").stringValue(),
                method.getKey().toUpperCase(Locale.ROOT),
                path,
                parameters,
                method.getValue());
    }

    JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").stringValue().substring(1)) : node;
    }

    /** What in {@code given} breaks the contract; empty where nothing does. */
    List<String> violations(String method, String path, Given given) {
        JsonNode answer = operations.stream()
                .filter(operation -> operation.matches(method, path))
                .findFirst()
                .map(operation -> described(operation, given.status()))
                .orElseGet(() -> document.at("/components/responses/Problem"));
        JsonNode content = answer.path("content").get(given.mediaType());
        if (content == null) {
            return List.of(given.mediaType() + " is no type of this answer");
        }
        List<String> wrong = new ArrayList<>(headers(answer, given));
        try {
            wrong.addAll(errors(content.get("schema"), JSON.readTree(given.body())));
        } catch (JacksonException e) {
            wrong.add("the body is no JSON");
        }
        return wrong;
    }

    private JsonNode described(Operation operation, int status) {
        JsonNode responses = operation.node().get("responses");
        JsonNode own = responses.get(Integer.toString(status));
        boolean isProblem = status >= 400;
        return resolve(own == null && isProblem ? responses.get("default") : Objects.requireNonNull(own));
    }

    private List<String> headers(JsonNode answer, Given given) {
        return answer.path("headers").properties().stream()
                .flatMap(header -> {
                    String value = given.headers().getOrDefault(header.getKey().toLowerCase(Locale.ROOT), "");
                    return errors(
                            header.getValue().get("schema"),
                            JSON.getNodeFactory().stringNode(value))
                            .stream();
                })
                .toList();
    }

    /** Whether {@code value} is one that {@code schema} describes. */
    boolean allows(JsonNode schema, JsonNode value) {
        return errors(schema, value).isEmpty();
    }

    private List<String> errors(JsonNode schema, JsonNode value) {
        return schemas.computeIfAbsent(schema, this::compile).validate(value).stream()
                .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
                .toList();
    }

    private Schema compile(JsonNode schema) {
        ObjectNode whole = JSON.createObjectNode();
        whole.set("components", document.get("components"));
        whole.putArray("allOf").add(schema);
        return SCHEMAS.getSchema(whole);
    }
}
