package io.ghasi.delivery.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.ghasi.delivery.adapters.objects.S3SubjectExports;
import io.ghasi.delivery.core.faults.DependencyUnavailable;
import io.ghasi.delivery.core.ids.SubjectRequestId;
import io.ghasi.delivery.core.ids.UserId;
import io.ghasi.delivery.core.inbox.Effect;
import io.ghasi.delivery.core.inbox.Guard;
import io.ghasi.delivery.core.inbox.Line;
import io.ghasi.delivery.core.inbox.Work;
import io.ghasi.delivery.core.tenancy.Region;
import io.ghasi.delivery.testkit.events.EventCheck;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SubjectRequestWorkTest extends WorkStage {
    @Test
    void of_a_person_who_asked_for_it_nothing_stays_and_the_platform_is_told_of_no_one() throws SQLException {
        UserId user = sessions.getFirst().facts().user();
        Told other = new Told();
        inbox.take(Told.TENANTS, other.tenant, List.of(other.tenantIs(Region.EU)));
        inbox.take(Told.ENROLLMENTS, other.tenant, List.of(other.enrolled(told.enrollment(), 1)));
        take(Told.ENROLLMENTS, told.enrolled(told.enrollment(), 1));
        assertThat(new OpenWork(pool).count()).isEmpty();
        ask(user, Effect.SubjectAsked.Kind.ERASURE);
        assertThat(new OpenWork(pool).count()).hasEntrySatisfying(Work.Kind.ERASE_SUBJECT, orders -> {
            assertThat(orders.count()).isEqualTo(1);
            assertThat(orders.oldest()).isBetween(0.0, 60.0);
        });
        assertThat(counts().getFirst()).isPositive();
        awaitWorked("t", "SELECT done_at IS NULL FROM delivery.subject_requests");
        // When
        publishAll();
        await().untilAsserted(() -> {
            counts();
            assertThat(archived()).isEqualTo("25 events, 25 erased, 0 bytes");
        });
        awaitWorked("t", "SELECT done_at IS NULL FROM delivery.subject_requests");
        lookThroughTheStreamTwice(25);
        // Then
        awaitWorked("f", "SELECT done_at IS NULL FROM delivery.subject_requests");
        assertThat(told.read(database, "SELECT count(*) FROM delivery.play_sessions"))
                .containsExactly("0");
        assertThat(told.read(database, "SELECT count(*) FROM delivery.enrollments"))
                .as("of somebody else")
                .containsExactly("1");
        assertThat(told.read(
                        database,
                        "SELECT user_id IS NULL, done_at IS NOT NULL, rows_gone FROM delivery.subject_requests"))
                .containsExactly("t t 50");
        assertThat(told.read(
                        database,
                        "SELECT payload FROM delivery.outbox_pending WHERE subject = 'delivery.subject.erased.v1'"))
                .singleElement()
                .satisfies(event -> {
                    EventCheck.published("delivery.subject.erased.v1", event);
                    assertThat(event).doesNotContain(user.text());
                });
    }

    @Test
    void an_export_waits_for_its_store_and_keeps_nobody_waiting_meanwhile() throws SQLException {
        ask(sessions.getFirst().facts().user(), Effect.SubjectAsked.Kind.EXPORT);
        try (S3SubjectExports nowhere = exports(URI.create("http://127.0.0.1:1"))) {
            assertThatThrownBy(work(nowhere)::next).isInstanceOf(DependencyUnavailable.class);
            take(Told.PACKAGES, told.built(pack(), 1), told.revoked(pack(), 2));
            assertThat(counts(work(nowhere))).containsExactly(10, 10, 5, 0, 0);
            awaitWorked("t 1", "SELECT done_at IS NOT NULL, event_seq FROM delivery.subject_requests");
        }
        assertThat(told.read(
                        database,
                        "SELECT payload FROM delivery.outbox_pending WHERE subject = 'delivery.subject.exported.v1'"))
                .singleElement()
                .satisfies(event -> EventCheck.published("delivery.subject.exported.v1", event));
    }

    @Test
    void an_erasure_ends_an_export_that_waits_and_nothing_is_kept_then() throws SQLException {
        UserId user = sessions.getFirst().facts().user();
        ask(user, Effect.SubjectAsked.Kind.EXPORT);
        try (S3SubjectExports nowhere = exports(URI.create("http://127.0.0.1:1"))) {
            assertThatThrownBy(work(nowhere)::next).isInstanceOf(DependencyUnavailable.class);
        }
        ask(user, Effect.SubjectAsked.Kind.ERASURE);
        counts();
        publishAll();
        await().untilAsserted(() -> {
            counts();
            assertThat(archived()).isEqualTo("25 events, 25 erased, 0 bytes");
        });
        lookThroughTheStreamTwice(25);
        awaitWorked(
                "2 2", "SELECT count(*) FILTER (WHERE user_id IS NULL), count(done_at) FROM delivery.subject_requests");
        awaitWorked("0", "SELECT count(*) FROM delivery.projector_work");
        assertThat(told.read(database, "SELECT subject FROM delivery.outbox_pending"))
                .containsExactly("delivery.subject.erased.v1");
    }

    private void ask(UserId user, Effect.SubjectAsked.Kind kind) {
        SubjectRequestId request = new SubjectRequestId(told.ids.next());
        take(
                new Line("delivery-gdpr-requests", Guard.NEWEST, Line.Reach.HOME),
                told.message(request, 1, new Effect.SubjectAsked(request, user, kind, told.now)));
    }

    private void awaitWorked(String line, String sql) {
        await().untilAsserted(() -> {
            counts();
            assertThat(told.read(database, sql)).containsExactly(line);
        });
    }

    // As relays do.
    private void publishAll() throws SQLException {
        try (Connection administrator = database.administrator();
                Statement statement = administrator.createStatement()) {
            statement.execute("""
                    WITH gone AS (DELETE FROM delivery.outbox_pending RETURNING *)
                    INSERT INTO delivery.outbox_archive
                        (tenant_id, id, aggregate_id, aggregate_version, event_id, subject, payload, traceparent, created_at)
                    SELECT tenant_id, id, aggregate_id, aggregate_version, event_id, subject, payload, traceparent, created_at FROM gone
                    """);
        }
    }

    private String archived() throws SQLException {
        try (Connection administrator = database.administrator();
                Statement statement = administrator.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT format('%s events, %s erased, %s bytes', count(*), count(erased_at), sum(length(payload)))
                        FROM delivery.outbox_archive
                        """)) {
            row.next();
            return row.getString(1);
        }
    }

    private void lookThroughTheStreamTwice(int events) {
        ErasedEvents erased = new ErasedEvents(pool);
        for (int look = 1; look <= 2; look++) {
            Set<UUID> due = erased.claim(Duration.ofHours(1));
            assertThat(due).hasSize(events);
            assertThat(erased.claim(Duration.ofHours(1)))
                    .as("somebody else has them")
                    .isEmpty();
            erased.looked(due, Duration.ZERO);
        }
        assertThat(erased.claim(Duration.ZERO)).isEmpty();
    }
}
