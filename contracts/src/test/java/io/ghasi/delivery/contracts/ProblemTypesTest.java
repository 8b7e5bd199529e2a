package io.ghasi.delivery.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ProblemTypesTest {
    private static final JsonNode PROBLEMS = Contract.yaml("problem-types.yaml").get("problems");

    /** The codes of the specification under their statuses, written a second time on purpose. */
    private static final Map<Integer, String> CODES = Map.ofEntries(
            Map.entry(400, "request.malformed"),
            Map.entry(401, "auth.unauthenticated auth.invalid_token"),
            Map.entry(403, """
                    authz.forbidden authz.insufficient_scope authz.tenant_not_a_member authz.tenant_unknown
                    delivery.enrollment.not_active delivery.attempts.exhausted
                    delivery.bundle.revoked delivery.licence.rejected"""),
            Map.entry(404, "resource.not_found"),
            Map.entry(405, "request.method_not_allowed"),
            Map.entry(406, "request.not_acceptable"),
            Map.entry(409, """
                    resource.conflict idempotency.key_conflict delivery.runtime.sequence_gap
                    delivery.play_session.terminal delivery.play_session.not_active
                    delivery.play_session.on_other_device"""),
            Map.entry(410, "resource.gone"),
            Map.entry(412, "precondition.failed"),
            Map.entry(413, "request.too_large"),
            Map.entry(415, "request.unsupported_media_type"),
            Map.entry(421, "delivery.region.not_home"),
            Map.entry(422, """
                    validation.field_required validation.field_invalid validation.field_out_of_range
                    validation.conflict validation.unknown_field ai.refused.budget ai.refused.safety
                    delivery.navigation.unreachable delivery.navigation.gate_closed
                    delivery.course.unavailable delivery.completion.incomplete"""),
            Map.entry(423, "resource.locked"),
            Map.entry(428, "idempotency.key_missing"),
            Map.entry(429, "rate.limited"),
            Map.entry(500, "internal"),
            Map.entry(502, "ai.refused.provider ai.refused.schema"),
            Map.entry(503, "dependency.unavailable"));

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
        var registered = PROBLEMS.properties().stream()
                .collect(Collectors.groupingBy(
                        problem -> problem.getValue().get("status").asInt(),
                        Collectors.mapping(Map.Entry::getKey, Collectors.toSet())));
        assertThat(registered.keySet()).isEqualTo(CODES.keySet());
        CODES.forEach(
                (status, codes) -> assertThat(registered.get(status)).containsExactlyInAnyOrder(codes.split("\\s+")));
    }
}
