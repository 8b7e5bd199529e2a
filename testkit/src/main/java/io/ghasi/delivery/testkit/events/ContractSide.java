package io.ghasi.delivery.testkit.events;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import io.ghasi.delivery.contracts.EventContracts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The contracts of what is published, or of what is consumed. Thread-safe. */
final class ContractSide {
    private static final JsonMapper JSON = new JsonMapper();
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemas(referredTo())
                    .schemaRegistryConfig(SchemaRegistryConfig.builder()
                            .formatAssertionsEnabled(true)
                            .build()));

    private final Map<String, String> resources;
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    ContractSide(Map<String, String> resources) {
        this.resources = resources;
    }

    List<String> violations(String subject, String json) {
        String resource = resources.get(subject);
        if (resource == null) {
            return List.of("no contract names this subject");
        }
        JsonNode event = read(json);
        if (event == null) {
            return List.of("this is not JSON");
        }
        List<String> violations = new ArrayList<>();
        schemas.computeIfAbsent(resource, it -> REGISTRY.getSchema(JSON.readTree(text(it))))
                .validate(event)
                .forEach(error -> violations.add(error.toString()));
        envelope(subject, event, violations);
        return violations;
    }

    // What no schema can say.
    private static void envelope(String subject, JsonNode event, List<String> violations) {
        same(
                "eventType and eventVersion",
                subject,
                text(event, "eventType") + ".v" + event.path("eventVersion"),
                violations);
        if (event.has("partitionKey")) {
            same("partitionKey", text(event, "aggregateId"), text(event, "partitionKey"), violations);
        }
        if (event.has("schemaUri") && subject.startsWith("delivery.")) {
            same("schemaUri", EventContracts.schemaUri(subject), text(event, "schemaUri"), violations);
        }
    }

    private static void same(String what, String wanted, String found, List<String> violations) {
        if (!found.equals(wanted)) {
            violations.add(what + " say " + found + ", not " + wanted);
        }
    }

    private static String text(JsonNode event, String member) {
        return event.path(member).asString("");
    }

    private static @Nullable JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JacksonException e) {
            return null;
        }
    }

    private static Map<String, String> referredTo() {
        return EventContracts.REFERRED_TO.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> text(entry.getValue())));
    }

    private static String text(String resource) {
        try (InputStream in = EventContracts.class.getClassLoader().getResourceAsStream(resource)) {
            return new String(Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
