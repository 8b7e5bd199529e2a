package io.ghasi.delivery.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DeliveryApiTest {
    private static final JsonNode API = Contract.yaml("openapi/delivery.yaml");
    private static final JsonNode PROBLEMS = Contract.yaml("problem-types.yaml").get("problems");
    private static final Map<String, Operation> OPERATIONS = operations();

    /** An operation and where it is. */
    private record Operation(String path, String method, JsonNode node) {
        boolean writes() {
            return !method.equals("get");
        }

        boolean versioned() {
            return path.startsWith("/api/v1/");
        }

        boolean takesTokens() {
            return versioned() && !path.startsWith("/api/v1/g/");
        }

        Stream<String> parameters() {
            return node.path("parameters")
                    .valueStream()
                    .map(parameter -> Contract.resolve(API, parameter))
                    .map(parameter -> parameter.get("name").asString()
                            + (parameter.path("required").asBoolean(false) ? "!" : ""));
        }

        String statuses() {
            return String.join(" ", node.get("responses").propertyNames());
        }
    }

    private static Map<String, Operation> operations() {
        Map<String, Operation> operations = new LinkedHashMap<>();
        API.get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(member -> !member.getKey().equals("parameters"))
                        .forEach(member -> operations.put(
                                member.getValue().get("operationId").asString(),
                                new Operation(path.getKey(), member.getKey(), member.getValue()))));
        return operations;
    }

    @Test
    void theOperationsAreThese() {
        assertThat(OPERATIONS.keySet())
                .containsExactlyInAnyOrder(
                        "startSession",
                        "listSessions",
                        "lastSession",
                        "getSession",
                        "getOutline",
                        "navigate",
                        "pauseSession",
                        "resumeSession",
                        "completeSession",
                        "abandonSession",
                        "heartbeat",
                        "commitRuntime",
                        "commitRuntimeByGrant",
                        "getContent",
                        "healthz",
                        "readyz");
    }

    @Test
    void everyOperationNeedsThePermissionTheSpecificationNames() {
        // Given
        Map<String, String> permissions = new LinkedHashMap<>();
        // When
        OPERATIONS.forEach((id, operation) ->
                permissions.put(id, operation.node().path("x-permission").asString("none")));
        // Then
        String session = "delivery.play_session:";
        assertThat(permissions)
                .containsAllEntriesOf(Map.of(
                        "startSession", session + "create",
                        "listSessions", session + "read",
                        "lastSession", session + "read",
                        "getSession", session + "read",
                        "getOutline", session + "read",
                        "navigate", session + "navigate",
                        "pauseSession", session + "pause",
                        "resumeSession", session + "resume",
                        "completeSession", session + "complete",
                        "abandonSession", session + "abandon"))
                .containsEntry("heartbeat", session + "navigate")
                .containsEntry("commitRuntime", "delivery.runtime:write")
                .containsEntry("healthz", "none")
                .containsEntry("readyz", "none");
    }

    @Test
    void onlyReadingOneSessionIsOpenToStaff() {
        var open = idsWhere(operation -> operation.node().has("x-permission-any"));
        assertThat(open).containsExactlyInAnyOrder("getSession", "getOutline");
    }

    @Test
    void everyOperationOfTheApiNamesItsTenantWhereNoGrantDoes() {
        assertThat(OPERATIONS).allSatisfy((id, operation) -> {
            assertThat(operation.parameters().anyMatch("X-Tenant-Id!"::equals)).isEqualTo(operation.takesTokens());
            assertThat(operation.node().has("security")).isEqualTo(!operation.takesTokens());
        });
    }

    @Test
    void everyWriteButNumberedBatchesNeedsAnIdempotencyKeyAndNoReadTakesOne() {
        assertThat(OPERATIONS).allSatisfy((id, operation) -> {
            boolean keyed = operation.writes() && !operation.path().endsWith("/runtime");
            assertThat(operation.parameters().anyMatch("Idempotency-Key!"::equals))
                    .isEqualTo(keyed);
            assertThat(operation.statuses().contains("428")).isEqualTo(keyed);
        });
    }

    @Test
    void everyWriteOfAnExistingSessionHonoursIfMatch() {
        assertThat(OPERATIONS).allSatisfy((id, operation) -> {
            boolean changes = operation.writes() && !id.equals("startSession");
            assertThat(operation.parameters().anyMatch("If-Match"::equals)).isEqualTo(changes);
            assertThat(operation.statuses().contains("412")).isEqualTo(changes);
        });
    }

    @Test
    void onlyStartsAndNavigationsAreLimited() {
        var limited = idsWhere(operation -> operation.statuses().contains("429"));
        assertThat(limited).containsExactlyInAnyOrder("startSession", "navigate");
    }

    @Test
    void everyAnswerSaysItsVersionRequestAndTrace() {
        assertThat(OPERATIONS.values())
                .allSatisfy(operation -> operation
                        .node()
                        .get("responses")
                        .forEach(answer -> assertThat(Contract.resolve(API, answer)
                                        .get("headers")
                                        .propertyNames())
                                .containsAll(Set.of("X-API-Version", "X-Request-Id", "traceparent"))));
    }

    @Test
    void everyProblemIsInTheRegistryUnderTheStatusItIsAnsweredWith() {
        assertThat(OPERATIONS.values())
                .allSatisfy(operation -> operation
                        .node()
                        .get("responses")
                        .properties()
                        .forEach(answer -> {
                            for (String code : codes(Contract.resolve(API, answer.getValue()))) {
                                assertThat(PROBLEMS.path(code).path("status").asString(""))
                                        .as(code)
                                        .isEqualTo(answer.getKey());
                            }
                        }));
    }

    @Test
    void everyProblemIsShownWithTheTitleStatusAndRetriabilityOfTheRegistry() {
        assertThat(API.at("/components/examples").properties()).isNotEmpty().allSatisfy(example -> {
            JsonNode shown = example.getValue().get("value");
            JsonNode registered = PROBLEMS.path(example.getKey());
            for (String member : List.of("type", "title", "status", "retriable")) {
                assertThat(shown.get(member)).as(example.getKey()).isEqualTo(registered.get(member));
            }
        });
    }

    @Test
    void everyErrorOfTheApiNamesItsCodes() {
        var unnamed = OPERATIONS.values().stream()
                .filter(Operation::versioned)
                .flatMap(operation -> operation.node().get("responses").properties().stream())
                .filter(answer -> answer.getKey().compareTo("4") >= 0)
                // What browsers ask of files has HTTP's own answers: the specification's codes have none for it.
                .filter(answer -> !answer.getKey().equals("416"))
                .filter(answer ->
                        codes(Contract.resolve(API, answer.getValue())).isEmpty());
        assertThat(unnamed).isEmpty();
    }

    private static Stream<String> idsWhere(Predicate<Operation> condition) {
        return OPERATIONS.entrySet().stream()
                .filter(entry -> condition.test(entry.getValue()))
                .map(Map.Entry::getKey);
    }

    private static List<String> codes(JsonNode answer) {
        return answer.at("/content/application~1problem+json/schema/allOf/1/properties/code/enum")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }
}
