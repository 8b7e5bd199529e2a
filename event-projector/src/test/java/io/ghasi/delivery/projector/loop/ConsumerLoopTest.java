package io.ghasi.delivery.projector.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.ghasi.delivery.adapters.settings.ServiceUrl;
import io.ghasi.delivery.adapters.tracing.TraceProtocol;
import io.ghasi.delivery.adapters.tracing.TraceSettings;
import io.ghasi.delivery.adapters.tracing.Tracing;
import io.ghasi.delivery.core.faults.DependencyUnavailable;
import io.ghasi.delivery.core.ids.CourseVersionId;
import io.ghasi.delivery.core.ids.EnrollmentId;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.ids.UserId;
import io.ghasi.delivery.core.inbox.DeadLetter;
import io.ghasi.delivery.core.inbox.Fault;
import io.ghasi.delivery.core.inbox.Redelivery;
import io.ghasi.delivery.core.session.Enrollments;
import io.ghasi.delivery.core.session.Enrollments.Enrollment;
import io.ghasi.delivery.projector.lines.Events;
import io.ghasi.delivery.testkit.concurrency.Concurrent;
import io.ghasi.delivery.testkit.servers.RealServers;
import io.ghasi.delivery.testkit.traces.Collector;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConsumerLoopTest {
    private static final String STATES = "SELECT state FROM delivery.enrollments ORDER BY id";

    private Stage stage;

    @BeforeEach
    void open() throws SQLException {
        stage = new Stage();
        stage.tenantIs(stage.tenant, "eu");
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void a_message_that_is_none_is_set_aside_whole_and_the_others_of_its_batch_go_on() throws SQLException {
        byte[] poison = "{\"eventId\":".getBytes(StandardCharsets.UTF_8);
        ShakyFeed feed = steady().send(Stage.CREATED, created(stage.enrollment(), 1))
                .send(Stage.CREATED, poison)
                .send(Stage.CREATED, created(stage.enrollment(), 1));
        assertThat(stage.loop(Stage.CREATED, Stage.USUAL).turn(feed, 10, Duration.ZERO))
                .isEqualTo(new ConsumerLoop.Turn(3, true));
        assertThat(feed.isDone()).isTrue();
        assertThat(stage.read(STATES)).containsExactly("active", "active");
        assertThat(stage.dead).singleElement().satisfies(letter -> {
            assertThat(letter.fault()).isEqualTo(Fault.MALFORMED_JSON);
            assertThat(letter.delivery().data()).isEqualTo(poison);
            assertThat(letter.delivery().subject()).isEqualTo(Stage.CREATED);
            assertThat(letter.consumer()).isEqualTo("delivery-enrollments");
            assertThat(letter.delivery().streamSequence()).isEqualTo(2);
            assertThat(letter.delivery().headers()).containsEntry("Nats-Msg-Id", List.of("msg-2"));
        });
        assertThat(stage.counted("applied")).isEqualTo(2);
        assertThat(stage.counted("dead_malformed_json")).isEqualTo(1);
    }

    @Test
    void a_defect_ends_the_spans_of_what_it_left_unsettled() throws Exception {
        try (Collector collector = Collector.start()) {
            TraceSettings settings =
                    new TraceSettings(ServiceUrl.of(collector.uri().toString()), TraceProtocol.GRPC, 0);
            stage.tracing = Tracing.open(settings, "delivery-test", null, stage.metrics);
            stage.lookup = _ -> {
                throw new IllegalStateException("a defect");
            };
            // The predecessor of one is missing, and patience is over: a neighbour is asked.
            ShakyFeed feed = steady().send(Stage.CREATED, created(stage.enrollment(), 3))
                    .send(Stage.CREATED, created(stage.enrollment(), 1));
            Redelivery impatient = new Redelivery(Duration.ofSeconds(1), Duration.ofSeconds(30), 1, 8);
            ConsumerLoop loop = stage.loop(Stage.CREATED, impatient);
            assertThatThrownBy(() -> loop.turn(feed, 10, Duration.ZERO)).hasMessage("a defect");
            stage.tracing.close();
            assertThat(collector.trace("4bf92f3577b34da6a3ce929d0e0e4736"))
                    .hasSize(2)
                    .anySatisfy(
                            span -> assertThat(span.attributes()).containsEntry("error.type", "IllegalStateException"));
        }
    }

    @Test
    void what_cannot_be_set_aside_comes_again() {
        ShakyFeed feed = steady().send(Stage.CREATED, new byte[0]);
        List<DeadLetter> kept = new ArrayList<>();
        Settlement settlement = new Settlement(
                "delivery-enrollments",
                letter -> {
                    if (kept.isEmpty()) {
                        kept.add(letter);
                        throw new DependencyUnavailable("nats", Duration.ZERO, null);
                    }
                    kept.add(letter);
                },
                Stage.USUAL,
                new Random(),
                new InboxMetrics(stage.metrics, "delivery-enrollments"));
        settlement.dead(received(feed), Fault.REFUSED, "");
        assertThat(feed.isDone()).isFalse();
        settlement.dead(received(feed), Fault.REFUSED, "");
        assertThat(feed.isDone()).isTrue();
        assertThat(kept).hasSize(2);
    }

    private static Received received(ShakyFeed feed) {
        return new Received(feed.fetch(1, Duration.ZERO).getFirst(), Tracing.unseen(null));
    }

    @Test
    void an_event_of_a_tenant_that_nobody_told_of_waits_for_it_and_not_for_ever() throws SQLException {
        String late = new TenantId(stage.ids.next()).text();
        String never = new TenantId(stage.ids.next()).text();
        ShakyFeed feed = steady().send(Stage.CREATED, Events.enrolled(stage.event(), late, stage.enrollment(), 1))
                .send(Stage.CREATED, Events.enrolled(stage.event(), never, stage.enrollment(), 1));
        ConsumerLoop loop = stage.loop(Stage.CREATED, Stage.USUAL);
        loop.turn(feed, 10, Duration.ZERO);
        assertThat(stage.read(STATES)).isEmpty();
        stage.tenantIs(late, "eu");
        drain(loop, feed);
        assertThat(stage.read(STATES)).containsExactly("active");
        assertThat(stage.dead).singleElement().satisfies(letter -> {
            assertThat(letter.fault()).isEqualTo(Fault.TENANT_UNKNOWN);
            assertThat(letter.delivery().deliveryCount()).isEqualTo(8);
        });
    }

    @Test
    void what_came_far_too_often_without_anybody_saying_what_became_of_it_is_set_aside_untried() throws SQLException {
        ShakyFeed feed = steady().send(Stage.CREATED, created(stage.enrollment(), 1));
        for (int delivery = 1; delivery <= 12; delivery++) {
            feed.fetch(1, Duration.ZERO).getFirst().nak(Duration.ZERO);
        }
        stage.loop(Stage.CREATED, Stage.USUAL).turn(feed, 1, Duration.ZERO);
        assertThat(stage.dead)
                .singleElement()
                .satisfies(it -> assertThat(it.fault()).isEqualTo(Fault.NEVER_SETTLED));
        assertThat(stage.read(STATES)).isEmpty();
        assertThat(feed.isDone()).isTrue();
    }

    @Test
    void what_belongs_to_a_tenant_of_another_region_is_set_aside_whatever_it_says_of_itself() throws SQLException {
        String elsewhere = new TenantId(stage.ids.next()).text();
        stage.tenantIs(elsewhere, "us");
        ShakyFeed feed = steady().send(Stage.CREATED, Events.enrolled(stage.event(), elsewhere, stage.enrollment(), 1));
        drain(stage.loop(Stage.CREATED, Stage.USUAL), feed);
        assertThat(stage.dead)
                .singleElement()
                .satisfies(it -> assertThat(it.fault()).isEqualTo(Fault.WRONG_REGION));
        assertThat(stage.read(STATES)).isEmpty();
    }

    @Test
    void an_event_with_the_ids_of_another_tenants_enrollment_leaves_that_alone() throws SQLException {
        String other = new TenantId(stage.ids.next()).text();
        stage.tenantIs(other, "eu");
        String enrollment = stage.enrollment();
        ConsumerLoop loop = stage.loop(Stage.CREATED, Stage.USUAL);
        drain(loop, steady().send(Stage.CREATED, created(enrollment, 1)));
        drain(
                loop,
                steady().send(Stage.CREATED, Events.enrolled(stage.event(), other, enrollment, 1))
                        .send(Stage.REVOKED, Events.revoked(stage.event(), other, enrollment, 2)));
        assertThat(stage.read("SELECT state FROM delivery.enrollments ORDER BY tenant_id"))
                .containsExactly("active", "revoked");
    }

    @Test
    void a_gap_is_waited_for_and_then_its_producer_is_asked() throws SQLException {
        String enrollment = stage.enrollment();
        stage.lookup = new NeighbourLookup(enrollments(enrollment, true));
        ShakyFeed feed = steady().send(Stage.REVOKED, revoked(enrollment, 2));
        ConsumerLoop loop = stage.loop(Stage.CREATED, Stage.USUAL);
        for (int turn = 1; turn < 4; turn++) {
            loop.turn(feed, 10, Duration.ZERO);
            assertThat(stage.read(STATES)).isEmpty();
        }
        loop.turn(feed, 10, Duration.ZERO);
        assertThat(stage.read(STATES)).containsExactly("active");
        assertThat(stage.counted("looked_up")).isEqualTo(1);
        assertThat(feed.isDone()).isTrue();
    }

    @Test
    void a_gap_whose_producer_does_not_answer_is_set_aside_in_the_end() throws SQLException {
        stage.lookup = _ -> {
            throw new DependencyUnavailable("enrollment-service", Duration.ZERO, null);
        };
        ShakyFeed feed = steady().send(Stage.REVOKED, revoked(stage.enrollment(), 2));
        drain(stage.loop(Stage.CREATED, Stage.USUAL), feed);
        assertThat(stage.dead)
                .singleElement()
                .satisfies(it -> assertThat(it.fault()).isEqualTo(Fault.MISSING_PREDECESSOR));
        assertThat(stage.read(STATES)).isEmpty();
    }

    @Test
    void events_in_any_order_any_number_of_times_end_as_they_happened() throws SQLException {
        shake(20_261_127L);
        shake(System.nanoTime());
    }

    private void shake(long seed) throws SQLException {
        System.out.println("ConsumerLoopTest seed=" + seed);
        Random random = new Random(seed);
        ShakyFeed feed = new ShakyFeed(random, 0.3);
        List<String> expected = fill(feed, 40, random);
        ConsumerLoop loop = stage.loop(Stage.CREATED, Stage.ENDLESS);
        for (int turn = 0; !feed.isDone(); turn++) {
            assertThat(turn).isLessThan(1_000);
            loop.turn(feed, 1 + random.nextInt(20), Duration.ZERO);
        }
        assertThat(stage.read("SELECT id || state FROM delivery.enrollments")).containsAll(expected);
        assertThat(stage.dead).isEmpty();
    }

    @Concurrent
    void two_projectors_on_one_consumer_take_each_event_once() throws Exception {
        ShakyFeed feed = new ShakyFeed(new Random(), 0.2);
        List<String> expected = fill(feed, 150, new Random());
        try (Repeated _ = running(feed);
                Repeated _ = running(feed);
                Repeated _ = running(feed)) {
            await().atMost(Duration.ofMinutes(1)).until(feed::isDone);
        }
        assertThat(stage.read("SELECT id || state FROM delivery.enrollments"))
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(stage.counted("applied"))
                .isEqualTo(stage.read("SELECT event_id FROM delivery.inbox WHERE consumer = 'delivery-enrollments'")
                        .size());
        assertThat(stage.dead).isEmpty();
    }

    @Concurrent(usually = 1)
    void a_database_that_dies_in_the_middle_of_a_batch_loses_and_doubles_nothing() throws Exception {
        ShakyFeed feed = new ShakyFeed(new Random(), 0.1);
        List<String> expected = fill(feed, 600, new Random());
        try (Repeated _ = running(feed);
                Repeated _ = running(feed)) {
            await().atMost(Duration.ofMinutes(1)).until(() -> stage.counted("applied") > 100);
            RealServers.postgres().crash();
            await().atMost(Duration.ofMinutes(2)).until(feed::isDone);
        }
        assertThat(stage.read("SELECT id || state FROM delivery.enrollments"))
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(stage.dead).isEmpty();
    }

    private Repeated running(ShakyFeed feed) {
        ConsumerLoop loop = stage.loop(Stage.CREATED, Stage.ENDLESS);
        return Repeated.start("loop", () -> {
            ConsumerLoop.Turn turn = loop.turn(feed, 10, Duration.ZERO);
            return turn.available() ? Duration.ofMillis(1) : Duration.ofMillis(200);
        });
    }

    // Each of them begins, and every third is revoked.
    private List<String> fill(ShakyFeed feed, int enrollments, Random random) {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < enrollments; i++) {
            EnrollmentId enrollment = new EnrollmentId(stage.ids.next());
            byte[] created = created(enrollment.text(), 1);
            for (int copies = 1 + random.nextInt(2); copies > 0; copies--) {
                feed.send(Stage.CREATED, created);
            }
            if (i % 3 == 0) {
                feed.send(Stage.REVOKED, revoked(enrollment.text(), 2));
            }
            expected.add(enrollment.value() + (i % 3 == 0 ? "revoked" : "active"));
        }
        return expected;
    }

    private static void drain(ConsumerLoop loop, ShakyFeed feed) {
        for (int turn = 0; !feed.isDone(); turn++) {
            assertThat(turn).isLessThan(20);
            loop.turn(feed, 10, Duration.ZERO);
        }
    }

    private byte[] created(String enrollment, int version) {
        return Events.enrolled(stage.event(), stage.tenant, enrollment, version);
    }

    private byte[] revoked(String enrollment, int version) {
        return Events.revoked(stage.event(), stage.tenant, enrollment, version);
    }

    private Enrollments enrollments(String enrollment, boolean active) {
        return (_, id) -> Optional.of(new Enrollment(
                        id, new UserId(stage.ids.next()), new CourseVersionId(stage.ids.next()), active, null, null))
                .filter(it -> it.id().text().equals(enrollment));
    }

    private static ShakyFeed steady() {
        return new ShakyFeed(new Random(), 0);
    }
}
