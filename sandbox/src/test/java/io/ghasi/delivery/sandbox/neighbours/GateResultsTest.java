package io.ghasi.delivery.sandbox.neighbours;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.core.ids.EnrollmentId;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.ids.UserId;
import io.ghasi.delivery.sandbox.neighbours.Neighbours.Reply;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

final class GateResultsTest {
    private static final Neighbours NEIGHBOURS = Neighbours.start();

    private final TenantId tenant = NEIGHBOURS.tenant();
    private final UserId user = Neighbours.user();
    private final EnrollmentId enrollment = Neighbours.enrollment();

    @AfterAll
    static void stop() {
        NEIGHBOURS.close();
    }

    @Test
    void gatesThatWereScoredAreToldAndUnknownOnesAreAbsent() {
        // Given
        Reply scored = put(tenant, "q1", true);
        put(tenant, "q2", false);

        // When
        JsonNode items = get(tenant, "q1", "q2", "q3").json().path("items");

        // Then
        assertThat(scored.json()).isEqualTo(items.get(0));
        assertThat(passed(items)).isEqualTo(Map.of("q1", true, "q2", false));
    }

    @Test
    void onlyTheGatesThatWereAskedForAreTold() {
        // Given
        put(tenant, "q1", true);
        put(tenant, "q2", true);

        // Then
        assertThat(passed(get(tenant, "q2").json().path("items"))).isEqualTo(Map.of("q2", true));
    }

    @Test
    void theLastResultCounts() {
        // Given
        put(tenant, "q1", false);

        // When
        put(tenant, "q1", true);

        // Then
        assertThat(passed(get(tenant, "q1").json().path("items"))).isEqualTo(Map.of("q1", true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a+b", "a&gateId=b", "50%", "ключ", "🎓", "\"quoted\"\\", "'; --", "🎓🎓"})
    void aGateMayBeCalledWhateverItsAuthorLikes(String gate) {
        // Given
        put(tenant, gate, true);

        // Then
        assertThat(passed(get(tenant, gate, "other").json().path("items"))).isEqualTo(Map.of(gate, true));
    }

    @Test
    void anotherTenantUserOrEnrollmentHasItsOwnResults() {
        // Given
        put(tenant, "q1", true);
        TenantId other = NEIGHBOURS.tenant();

        // Then
        assertThat(get(other, "q1").json().path("items")).isEmpty();
        assertThat(NEIGHBOURS
                        .get(path(tenant, Neighbours.user(), enrollment))
                        .json()
                        .path("items"))
                .isEmpty();
        assertThat(NEIGHBOURS
                        .get(path(tenant, user, Neighbours.enrollment()))
                        .json()
                        .path("items"))
                .isEmpty();
    }

    @Test
    void aHundredGatesMayBeAskedForAndNoMore() {
        // Given
        String[] gates = IntStream.range(0, 100).mapToObj(i -> "q" + i).toArray(String[]::new);
        put(tenant, "q99", true);

        // When
        Reply hundred = get(tenant, gates);
        String[] more = Arrays.copyOf(gates, 101);
        more[100] = "one more";

        // Then
        assertThat(hundred.json().path("items")).hasSize(1);
        assertThat(get(tenant, more).problem())
                .startsWith("422 validation.field_invalid gateId may be given 100 times");
    }

    @Test
    void aTenantThatIsNotThereScoresNothing() {
        assertThat(put(new TenantId(Neighbours.IDS.next()), "q1", true).problem())
                .isEqualTo("404 resource.not_found There is no such tenant");
    }

    private Reply put(TenantId of, String gate, boolean passed) {
        return NEIGHBOURS.put(
                "/sandbox/tenants/" + of + "/gate-results",
                NeighbourContract.JSON.writeValueAsString(Map.of(
                        "userId", user.text(), "enrollmentId", enrollment.text(), "gateId", gate, "passed", passed)));
    }

    private Reply get(TenantId of, String... gates) {
        String query = Arrays.stream(gates)
                .map(gate -> "gateId=" + URLEncoder.encode(gate, StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return NEIGHBOURS.get("/internal/v1/tenants/" + of + "/gate-results?userId=" + user + "&enrollmentId="
                + enrollment + "&" + query);
    }

    private static String path(TenantId tenant, UserId user, EnrollmentId enrollment) {
        return "/internal/v1/tenants/" + tenant + "/gate-results?userId=" + user + "&enrollmentId=" + enrollment
                + "&gateId=q1";
    }

    private static Map<String, Boolean> passed(JsonNode items) {
        return items.valueStream()
                .collect(Collectors.toMap(
                        item -> item.path("gateId").stringValue(),
                        item -> item.path("passed").booleanValue()));
    }
}
