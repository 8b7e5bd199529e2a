package io.ghasi.delivery.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.ghasi.delivery.adapters.objects.ObjectStoreClient;
import io.ghasi.delivery.adapters.objects.S3SubjectExports;
import io.ghasi.delivery.core.faults.DependencyUnavailable;
import io.ghasi.delivery.core.ids.SubjectRequestId;
import io.ghasi.delivery.core.ids.UserId;
import io.ghasi.delivery.core.inbox.Effect;
import io.ghasi.delivery.core.inbox.Effect.EnrollmentEnded.End;
import io.ghasi.delivery.core.inbox.Guard;
import io.ghasi.delivery.core.inbox.Line;
import io.ghasi.delivery.core.inbox.Message;
import io.ghasi.delivery.core.inbox.SubjectExports;
import io.ghasi.delivery.core.inbox.Taken;
import io.ghasi.delivery.core.inbox.Work;
import io.ghasi.delivery.core.session.ActiveSession;
import io.ghasi.delivery.core.session.Change;
import io.ghasi.delivery.core.tenancy.Region;
import io.ghasi.delivery.migrations.Role;
import io.ghasi.delivery.testkit.concurrency.Concurrent;
import io.ghasi.delivery.testkit.database.DeliveryDatabase;
import io.ghasi.delivery.testkit.events.EventCheck;
import io.ghasi.delivery.testkit.servers.ObjectStoreServer;
import io.ghasi.delivery.testkit.servers.RealServers;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;

class ProjectorWorkTest {
    private static final int SESSIONS = 25;
    private static final WorkSettings SETTINGS =
            new WorkSettings(10, Duration.ZERO, Duration.ofMillis(100), Duration.ofMillis(300));

    private final Told told = new Told();
    private final World world = new World();
    private DeliveryDatabase database;
    private HikariDataSource pool;
    private PostgresInbox inbox;
    private S3SubjectExports exports;
    private ProjectorWork work;
    private final List<ActiveSession> sessions = new ArrayList<>();

    @BeforeEach
    void play() throws SQLException {
        database = DeliveryDatabase.create();
        pool = ProjectorPool.of(database);
        inbox = new PostgresInbox(pool, Told.EU);
        exports = exports(RealServers.objectStore().endpoint());
        work = work();
        take(Told.TENANTS, told.tenantIs(Region.EU));
        for (int attempt = 1; attempt <= SESSIONS; attempt++) {
            start(attempt);
        }
    }

    @AfterEach
    void close() {
        exports.close();
        pool.close();
    }

    @Test
    void a_revoked_package_pauses_its_sessions_in_short_transactions_and_tells_so() throws SQLException {
        take(Told.PACKAGES, told.built(pack(), 1), told.revoked(pack(), 2));
        assertThat(counts()).containsExactly(10, 10, 5, 0, 0);
        assertThat(work.next()).isEmpty();
        assertThat(told.read(
                        database,
                        "SELECT state, version, event_seq, count(*) FROM delivery.play_sessions GROUP BY 1, 2, 3"))
                .containsExactly("paused 2 2 25");
        assertThat(told.read(database, """
                        SELECT payload::json #>> '{payload,reason}', aggregate_version, count(*), count(DISTINCT aggregate_id)
                        FROM delivery.outbox_pending WHERE subject = 'delivery.play_session.paused.v1' GROUP BY 1, 2
                        """)).containsExactly("revocation 2 25 25");
        assertThat(told.read(database, "SELECT revoked_at IS NOT NULL FROM delivery.package_index"))
                .containsExactly("t");
    }

    @Test
    void what_is_told_of_it_is_as_its_contract_says() throws SQLException {
        take(Told.PACKAGES, told.built(pack(), 1), told.revoked(pack(), 2));
        counts();
        for (String event : told.read(
                database,
                "SELECT payload FROM delivery.outbox_pending WHERE subject = 'delivery.play_session.paused.v1'")) {
            EventCheck.published("delivery.play_session.paused.v1", event);
        }
    }

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
    void a_revoked_enrollment_pauses_its_sessions_and_one_that_expired_does_not() throws SQLException {
        var enrollment = sessions.getFirst().facts().enrollment();
        take(Told.ENROLLMENTS, told.enrolled(enrollment, 1), told.ended(enrollment, 2, End.EXPIRED));
        assertThat(work.next()).isEmpty();
        take(Told.ENROLLMENTS, told.ended(enrollment, 3, End.REVOKED));
        assertThat(counts()).containsExactly(10, 10, 5, 0, 0);
        assertThat(
                        told.read(
                                database,
                                "SELECT DISTINCT payload::json #>> '{payload,reason}' FROM delivery.outbox_pending WHERE aggregate_version = 2"))
                .containsExactly("enrollment");
    }

    @Test
    void a_session_that_somebody_holds_is_paused_when_it_is_let_go() throws SQLException {
        take(Told.PACKAGES, told.built(pack(), 1), told.revoked(pack(), 2));
        try (Connection holder = database.administrator();
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("SELECT FROM delivery.play_sessions WHERE id = '"
                    + sessions.get(3).facts().id().value() + "' FOR UPDATE");
            assertThat(work.next().map(Worked::done)).contains(9);
            assertThat(work.next().map(Worked::done)).contains(9);
            // Let go here and now: a connection that is closed is rolled back when the server gets to it.
            holder.rollback();
        }
        assertThat(counts()).startsWith(7);
        assertThat(told.read(database, "SELECT DISTINCT state FROM delivery.play_sessions"))
                .containsExactly("paused");
    }

    @Test
    void a_session_that_is_started_behind_the_revocation_is_found_by_the_second_look() throws SQLException {
        take(Told.PACKAGES, told.built(pack(), 1), told.revoked(pack(), 2));
        for (int piece = 0; piece < 4; piece++) {
            work.next();
        }
        start(SESSIONS + 1);
        assertThat(counts()).containsExactly(1, 0);
        assertThat(told.read(database, "SELECT DISTINCT state FROM delivery.play_sessions"))
                .containsExactly("paused");
    }

    @Concurrent
    void projectors_that_work_at_once_pause_each_session_once() throws Exception {
        take(Told.PACKAGES, told.built(pack(), 1), told.revoked(pack(), 2));
        try (ExecutorService projectors = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> done = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                done.add(projectors.submit(
                        () -> counts(work()).stream().mapToInt(it -> it).sum()));
            }
            int paused = 0;
            for (Future<Integer> one : done) {
                paused += one.get();
            }
            paused += counts().stream().mapToInt(it -> it).sum();
            assertThat(paused).isEqualTo(SESSIONS);
        }
        assertThat(told.read(database, "SELECT count(*) FROM delivery.outbox_pending WHERE aggregate_version = 2"))
                .containsExactly("25");
    }

    @Test
    void of_a_tenant_that_has_left_nothing_stays_but_that_it_was_here_and_its_neighbour_stays_whole()
            throws SQLException {
        Told neighbour = new Told();
        inbox.take(Told.TENANTS, neighbour.tenant, List.of(neighbour.tenantIs(Region.EU)));
        inbox.take(Told.ENROLLMENTS, neighbour.tenant, List.of(neighbour.enrolled(told.enrollment(), 1)));
        take(Told.ENROLLMENTS, told.enrolled(told.enrollment(), 1));
        take(Told.TENANTS, told.left(2));
        counts();
        try (Connection administrator = database.administrator();
                Statement statement = administrator.createStatement();
                var tables = statement.executeQuery("""
                        SELECT c.table_name, (xpath('/row/n/text()', query_to_xml(format(
                            'SELECT count(*) AS n FROM delivery.%%I WHERE tenant_id = ''%s''', c.table_name), false, true, '')))[1]::text::int
                        FROM information_schema.columns c JOIN information_schema.tables USING (table_schema, table_name)
                        WHERE c.table_schema = 'delivery' AND c.column_name = 'tenant_id'
                        """.formatted(told.tenant.value()))) {
            while (tables.next()) {
                String table = tables.getString(1);
                int expected = table.equals("tenants") ? 1 : table.startsWith("outbox_") ? tables.getInt(2) : 0;
                assertThat(tables.getInt(2)).as(table).isEqualTo(expected);
            }
        }
        assertThat(neighbour.read(database, "SELECT state FROM delivery.enrollments"))
                .containsExactly("active");
    }

    @Test
    void nobody_is_purged_who_has_not_left() throws SQLException {
        Message asIf = told.message(told.enrollment(), 1, new Effect.TenantLeft(told.now));
        new EffectCallsProbe().order(pool, told, asIf);
        assertThatThrownBy(work::next).isInstanceOf(DependencyUnavailable.class);
        assertThat(work.next()).as("postponed").isEmpty();
        assertThat(told.read(database, "SELECT count(*) FROM delivery.play_sessions"))
                .containsExactly("25");
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

    private S3SubjectExports exports(URI endpoint) {
        ObjectStoreServer server = RealServers.objectStore();
        S3Client s3 = ObjectStoreClient.connect(endpoint, "us-east-1", server.accessKey(), server.secretKey());
        String bucket = "work-" + told.tenant.value();
        if (endpoint.equals(server.endpoint())) {
            s3.createBucket(request -> request.bucket(bucket));
        }
        return new S3SubjectExports(s3, bucket);
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

    private ProjectorWork work() {
        return work(exports);
    }

    private ProjectorWork work(SubjectExports kept) {
        ProjectorWork.Envelopes envelopes = new ProjectorWork.Envelopes(
                new SessionEnvelopes(Region.EU, "0.1.0"), new SubjectEnvelopes(Region.EU, "0.1.0"));
        return new ProjectorWork(pool, envelopes, kept, told.ids, InstantSource.system(), SETTINGS);
    }

    private List<Integer> counts() {
        return counts(work);
    }

    private static List<Integer> counts(ProjectorWork work) {
        List<Integer> counts = new ArrayList<>();
        for (Optional<Worked> piece = work.next(); piece.isPresent(); piece = work.next()) {
            counts.add(piece.get().done());
        }
        return counts;
    }

    private io.ghasi.delivery.core.ids.PlayPackageId pack() {
        return sessions.getFirst().facts().pack().id();
    }

    // On a device of its own each, or only one could be active.
    private void start(int attempt) throws SQLException {
        ActiveSession session = world.onAnyDevice(told.tenant, attempt);
        sessions.add(session);
        CommitCall call = new CommitCall(new DecisionJson(new NamesOfEvents(), world.ids));
        try (Connection connection = database.connect(Role.API)) {
            connection.setAutoCommit(false);
            Change created = world.created(session);
            assertThat(call.commit(
                            connection, List.of(world.decision(told.tenant, created)), false, Duration.ofSeconds(1)))
                    .doesNotContain(Optional.empty());
            connection.commit();
        }
    }

    private void take(Line line, Message... messages) {
        assertThat(inbox.take(line, told.tenant, List.of(messages))).containsOnly(new Taken.Applied());
    }
}
