package io.ghasi.delivery.journey.client;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** An OpenAPI 3.1 document that answers are held against. Thread-safe. */
public final class Contract {
    private static final String ANY_TYPE = "*/*";
    private static final JsonMapper JSON = new JsonMapper();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    private final JsonNode document;
    private final PathTemplates paths;
    private final Map<JsonNode, Schema> compiled = new ConcurrentHashMap<>();

    private Contract(JsonNode document) {
        this.document = document;
        this.paths = new PathTemplates(document.required("paths").propertyNames());
    }

    /** The one in {@code file}. */
    public static Contract of(Path file) {
        return new Contract(new YAMLMapper().readTree(file));
    }

    /** Every operation that it has, by its {@code operationId}. */
    public List<String> operations() {
        List<String> all = new ArrayList<>();
        document.required("paths")
                .forEach(path -> path.forEach(operation -> {
                    if (operation.has("operationId")) {
                        all.add(operation.get("operationId").stringValue());
                    }
                }));
        return all;
    }

    /** What about {@code reply} is not as the document says; empty where nothing is. */
    public List<String> violations(Reply reply) {
        JsonNode operation = operation(reply.call());
        if (operation == null) {
            return unknown(reply);
        }
        JsonNode responses = operation.required("responses");
        JsonNode response = Optional.ofNullable(responses.get(Integer.toString(reply.status())))
                .orElse(responses.get("default"));
        if (response == null) {
            return List.of("status " + reply.status() + " is not foreseen");
        }
        List<String> wrong = new ArrayList<>();
        JsonNode resolved = resolve(response);
        headers(resolved, reply, wrong);
        body(resolved, reply, wrong);
        return wrong;
    }

    private @Nullable JsonNode operation(Call call) {
        String template = paths.matching(call.path());
        JsonNode path = template == null ? null : document.required("paths").get(template);
        // Where there is a GET there is a HEAD, which tells the same but for the body.
        String method = call.method().equals("HEAD") ? "GET" : call.method();
        return path == null ? null : path.get(method.toLowerCase(java.util.Locale.ROOT));
    }

    // Whoever goes where nothing is gets a problem all the same; a preflight is no operation.
    private List<String> unknown(Reply reply) {
        if (reply.status() < 400) {
            return reply.call().method().equals("OPTIONS") && reply.status() == 204
                    ? List.of()
                    : List.of("there is no such operation");
        }
        return reply.call().method().equals("HEAD")
                ? List.of()
                : errors(document.at("/components/schemas/Problem"), JSON.readTree(reply.body()));
    }

    private void headers(JsonNode response, Reply reply, List<String> wrong) {
        JsonNode headers = response.get("headers");
        if (headers == null) {
            return;
        }
        headers.properties().forEach(entry -> {
            JsonNode header = resolve(entry.getValue());
            String value = reply.header(entry.getKey());
            if (value != null) {
                errors(header.required("schema"), typed(header.required("schema"), value))
                        .forEach(error -> wrong.add("header " + entry.getKey() + " " + error));
            } else if (header.path("required").asBoolean(false)) {
                wrong.add("header " + entry.getKey() + " is missing");
            }
        });
    }

    private JsonNode typed(JsonNode schema, String value) {
        return switch (resolve(schema).path("type").asString("string")) {
            case "integer", "number", "boolean" -> JSON.readTree(value);
            default -> StringNode.valueOf(value);
        };
    }

    private void body(JsonNode response, Reply reply, List<String> wrong) {
        JsonNode content = response.get("content");
        String type = reply.header("Content-Type");
        if (content == null) {
            if (!reply.body().isEmpty()) {
                wrong.add("there should be no body");
            }
            return;
        }
        JsonNode media = type == null ? null : content.get(type);
        if (reply.call().method().equals("HEAD") || (media == null && type != null && content.has(ANY_TYPE))) {
            return;
        }
        if (media == null) {
            wrong.add("content type " + type + " is not foreseen");
            return;
        }
        wrong.addAll(errors(media.required("schema"), JSON.readTree(reply.body())));
    }

    private List<String> errors(JsonNode schema, JsonNode value) {
        return compiled.computeIfAbsent(schema, this::compile).validate(value).stream()
                .map(Object::toString)
                .toList();
    }

    // References start at the document's root: what they can lead to comes along.
    private Schema compile(JsonNode schema) {
        ObjectNode whole = JSON.createObjectNode();
        whole.set("components", document.get("components"));
        whole.putArray("allOf").add(schema);
        return SCHEMAS.getSchema(whole);
    }

    private JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").stringValue().substring(1)) : node;
    }
}
