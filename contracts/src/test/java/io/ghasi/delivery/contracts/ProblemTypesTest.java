package io.ghasi.delivery.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ProblemTypesTest {
    private static final JsonNode PROBLEMS = Contract.yaml("problem-types.yaml").get("problems");

    /** The codes of the specification: what stands before the first dot, and how many of it there are. */
    private static final Map<String, Long> FAMILIES = Map.ofEntries(
            Map.entry("validation", 5L),
            Map.entry("auth", 2L),
            Map.entry("authz", 4L),
            Map.entry("resource", 4L),
            Map.entry("precondition", 1L),
            Map.entry("idempotency", 2L),
            Map.entry("rate", 1L),
            Map.entry("request", 5L),
            Map.entry("dependency", 1L),
            Map.entry("internal", 1L),
            Map.entry("ai", 4L),
            Map.entry("delivery", 13L));

    @Test
    void everyProblemIsWholeAndItsTypeEndsInItsCode() {
        assertThat(PROBLEMS.properties()).allSatisfy(problem -> {
            JsonNode entry = problem.getValue();
            assertThat(entry.propertyNames()).containsExactly("type", "title", "status", "retriable", "description");
            assertThat(entry.get("type").asString()).isEqualTo("https://docs.ghasi.io/problems/" + problem.getKey());
            assertThat(entry.get("title").asString()).isNotBlank().doesNotEndWith(".");
            assertThat(entry.get("status").isInt()).isTrue();
            assertThat(entry.get("status").asInt()).isBetween(400, 599);
            assertThat(entry.get("retriable").isBoolean()).isTrue();
            assertThat(entry.get("description").asString()).endsWith(".");
        });
    }

    @Test
    void noCodeOfTheSpecificationIsForgottenAndNoneIsMadeUp() {
        var families = PROBLEMS.propertyNames().stream()
                .collect(Collectors.groupingBy(code -> code.split("\\.", 2)[0], Collectors.counting()));
        assertThat(families).isEqualTo(FAMILIES);
    }
}
