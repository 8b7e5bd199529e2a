package io.ghasi.delivery.adapters.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ghasi.delivery.core.faults.DependencyUnavailable;
import io.ghasi.delivery.core.ids.CourseVersionId;
import io.ghasi.delivery.core.ids.EnrollmentId;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.ids.UserId;
import io.ghasi.delivery.core.session.Enrollments.Enrollment;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NeighbourTest {
    private static final TenantId TENANT = new TenantId(new UUID(1, 1));
    private static final EnrollmentId ID = new EnrollmentId(new UUID(1, 2));
    private static final String ENROLLMENT =
            """
            {"enrollmentId": "%s", "userId": "%s", "courseVersionId": "%s", "state": "active", "attemptsAllowed": 3, "validUntil": null}
            """.formatted(ID, new UserId(new UUID(1, 3)), new CourseVersionId(new UUID(1, 4)));

    private final CountDownLatch end = new CountDownLatch(1);
    private final Neighbours neighbours =
            new Neighbours(new Patience(Duration.ofMillis(500), Duration.ofMillis(300), 1), null);
    private OddNeighbour service;
    private HttpEnrollments enrollments;

    @BeforeEach
    void open() throws IOException {
        service = new OddNeighbour();
        enrollments = new HttpEnrollments(neighbours, service.uri());
    }

    @AfterEach
    void close() {
        end.countDown();
        service.close();
        neighbours.close();
    }

    @Test
    void an_answer_is_read_and_its_absence_is_no_fault() {
        service.answers(200, ENROLLMENT);
        assertThat(enrollments.find(TENANT, ID))
                .contains(new Enrollment(
                        ID, new UserId(new UUID(1, 3)), new CourseVersionId(new UUID(1, 4)), true, 3, null));
        service.answers(404, "{}");
        assertThat(enrollments.find(TENANT, ID)).isEmpty();
        assertThat(service.asked()).containsOnly("/internal/v1/tenants/" + TENANT + "/enrollments/" + ID);
    }

    @Test
    void a_hiccup_is_asked_about_again() {
        AtomicInteger times = new AtomicInteger();
        service.behaves(exchange -> {
            if (times.incrementAndGet() == 1) {
                OddNeighbour.answer(exchange, 503, "");
            } else {
                OddNeighbour.answer(exchange, 200, ENROLLMENT);
            }
        });
        assertThat(enrollments.find(TENANT, ID)).isPresent();
        assertThat(times).hasValue(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "{}", "{\"enrollmentId\": 1}", "<html></html>"})
    void nonsense_is_a_neighbour_that_cannot_be_had(String nonsense) {
        service.answers(200, nonsense);
        assertThatThrownBy(() -> enrollments.find(TENANT, ID)).isInstanceOf(DependencyUnavailable.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 301, 400, 401, 500, 503})
    void so_is_every_answer_that_the_contract_does_not_know(int status) {
        service.behaves(exchange -> exchange.sendResponseHeaders(status, -1));
        assertThatThrownBy(() -> enrollments.find(TENANT, ID)).isInstanceOf(DependencyUnavailable.class);
    }

    @Test
    void silence_ends_when_patience_does_even_in_the_middle_of_a_body() {
        service.behaves(exchange -> {
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            await(end);
        });
        long before = System.nanoTime();
        assertThatThrownBy(() -> enrollments.find(TENANT, ID)).isInstanceOf(DependencyUnavailable.class);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void a_failing_service_is_left_alone_for_a_while() {
        service.answers(500, "");
        for (int i = 0; i < 30; i++) {
            assertThatThrownBy(() -> enrollments.find(TENANT, ID)).isInstanceOf(DependencyUnavailable.class);
        }
        assertThat(service.asked()).hasSizeLessThanOrEqualTo(20);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
