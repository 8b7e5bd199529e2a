package io.ghasi.delivery.sandbox.neighbours;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.core.ids.CourseVersionId;
import io.ghasi.delivery.core.ids.EnrollmentId;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.ids.UserId;
import io.ghasi.delivery.sandbox.neighbours.Neighbours.Reply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EnrollmentsTest {
    private static final Neighbours NEIGHBOURS = Neighbours.start();

    private final TenantId tenant = NEIGHBOURS.tenant();
    private final EnrollmentId id = Neighbours.enrollment();
    private final UserId user = Neighbours.user();
    private final CourseVersionId course = Neighbours.course();

    @AfterAll
    static void stop() {
        NEIGHBOURS.close();
    }

    @Test
    void anEnrollmentIsAsItWasPut() {
        // Given
        Reply put = put(tenant, "active", "3", "\"2026-11-23T10:00:00.000Z\"");

        // When
        Reply got = get(tenant);

        // Then
        assertThat(got.json()).isEqualTo(put.json());
        assertThat(got.text("enrollmentId")).isEqualTo(id.text());
        assertThat(got.text("userId")).isEqualTo(user.text());
        assertThat(got.text("courseVersionId")).isEqualTo(course.text());
        assertThat(got.json().path("attemptsAllowed").intValue()).isEqualTo(3);
        assertThat(got.text("validUntil")).isEqualTo("2026-11-23T10:00:00.000Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"active", "revoked", "expired", "completed"})
    void anEnrollmentThatIsPutAgainIsChanged(String state) {
        // Given
        put(tenant, "active", "3", "null");

        // When
        put(tenant, state, "null", "null");

        // Then
        assertThat(get(tenant).text("state")).isEqualTo(state);
        assertThat(get(tenant).json().path("attemptsAllowed").isNull()).isTrue();
        assertThat(get(tenant).json().path("validUntil").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T12:00:00+02:00, 2026-11-23T10:00:00.000Z",
        "2026-11-23t10:00:00.123456789z, 2026-11-23T10:00:00.123Z",
        "0001-01-01T00:00:00Z, 0001-01-01T00:00:00.000Z",
        "9999-12-31T23:59:59.999999Z, 9999-12-31T23:59:59.999Z"
    })
    void theEndIsReadInAnyFormOfRfc3339(String sent, String kept) {
        // When
        put(tenant, "active", "0", '"' + sent + '"');

        // Then
        assertThat(get(tenant).text("validUntil")).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-23",
                "2026-11-23T10:00Z",
                "2026-11-23T10:00:00",
                "2026-02-30T10:00:00Z",
                "2026-11-23T25:00:00Z",
                "0000-01-01T00:00:00Z",
                "9999-12-31T23:59:59-14:00",
                "+12026-11-23T10:00:00Z",
                "now",
                ""
            })
    void whatIsNoTimeIsRefusedAndNothingChanges(String sent) {
        // Given
        put(tenant, "active", "3", "null");

        // When
        Reply refused = put(tenant, "revoked", "3", '"' + sent + '"');

        // Then
        assertThat(refused.problem()).startsWith("422 validation.field_invalid validUntil");
        assertThat(get(tenant).text("state")).isEqualTo("active");
    }

    @Test
    void anotherTenantsEnrollmentIsNotFound() {
        // Given
        put(tenant, "active", "3", "null");
        TenantId other = NEIGHBOURS.tenant();

        // When
        Reply theirs = get(other);
        put(other, "revoked", "1", "null");

        // Then
        assertThat(theirs.problem()).isEqualTo("404 resource.not_found The tenant has no such enrollment");
        assertThat(get(tenant).text("state")).isEqualTo("active");
    }

    @Test
    void aTenantThatIsNotThereEnrollsNobody() {
        // Given
        TenantId nobody = new TenantId(Neighbours.IDS.next());

        // When
        Reply refused = put(nobody, "active", "3", "null");

        // Then
        assertThat(refused.problem()).isEqualTo("404 resource.not_found There is no such tenant");
        assertThat(get(nobody).status()).isEqualTo(404);
    }

    private Reply get(TenantId of) {
        return NEIGHBOURS.get("/internal/v1/tenants/" + of + "/enrollments/" + id);
    }

    private Reply put(TenantId of, String state, String attempts, String until) {
        return NEIGHBOURS.put(
                "/sandbox/tenants/" + of + "/enrollments/" + id, """
                {"userId": "%s", "courseVersionId": "%s", "state": "%s", "attemptsAllowed": %s, "validUntil": %s}
                """.formatted(user, course, state, attempts, until));
    }
}
