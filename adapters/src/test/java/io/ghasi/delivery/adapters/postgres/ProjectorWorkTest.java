package io.ghasi.delivery.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ghasi.delivery.core.faults.DependencyUnavailable;
import io.ghasi.delivery.core.inbox.Effect;
import io.ghasi.delivery.core.inbox.Effect.EnrollmentEnded.End;
import io.ghasi.delivery.core.inbox.Message;
import io.ghasi.delivery.core.tenancy.Region;
import io.ghasi.delivery.testkit.concurrency.Concurrent;
import io.ghasi.delivery.testkit.events.EventCheck;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ProjectorWorkTest extends WorkStage {
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
}
