package io.ghasi.delivery.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.ghasi.delivery.core.ids.AttemptId;
import io.ghasi.delivery.core.ids.EnrollmentId;
import io.ghasi.delivery.core.ids.EventId;
import io.ghasi.delivery.core.ids.PlayPackageId;
import io.ghasi.delivery.core.inbox.Effect;
import io.ghasi.delivery.core.inbox.Effect.EnrollmentEnded.End;
import io.ghasi.delivery.core.inbox.Line;
import io.ghasi.delivery.core.inbox.Message;
import io.ghasi.delivery.core.inbox.Position;
import io.ghasi.delivery.core.inbox.Taken;
import io.ghasi.delivery.core.tenancy.Region;
import io.ghasi.delivery.testkit.database.DeliveryDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresInboxTest {
    private static final Taken APPLIED = new Taken.Applied();
    private static final Taken KNOWN = new Taken.AlreadyKnown();
    private static final String STATES = "SELECT state FROM delivery.enrollments ORDER BY id";

    private static DeliveryDatabase database;
    private static HikariDataSource pool;

    private final Told told = new Told();
    private final EnrollmentId enrollment = told.enrollment();
    private PostgresInbox inbox;

    @BeforeAll
    static void migrate() throws SQLException {
        database = DeliveryDatabase.create();
        pool = ProjectorPool.of(database);
    }

    @AfterAll
    static void close() {
        pool.close();
    }

    @BeforeEach
    void tenant() {
        inbox = new PostgresInbox(pool, Told.EU);
        assertThat(take(Told.TENANTS, told.tenantIs(Region.EU))).containsExactly(APPLIED);
    }

    @Test
    void an_event_is_applied_once_however_often_it_comes() throws SQLException {
        Message created = told.enrolled(enrollment, 1);
        assertThat(take(Told.ENROLLMENTS, created, created)).containsExactly(APPLIED, KNOWN);
        assertThat(take(Told.ENROLLMENTS, created)).containsExactly(KNOWN);
        assertThat(read(STATES)).containsExactly("active");
        assertThat(read("SELECT count(*) FROM delivery.inbox WHERE consumer = 'delivery-enrollments'"))
                .containsExactly("1");
    }

    @Test
    void a_later_event_with_an_id_that_was_taken_is_no_event() throws SQLException {
        Message created = told.enrolled(enrollment, 1);
        take(Told.ENROLLMENTS, created);
        Message forged = withId(told.ended(enrollment, 2, End.REVOKED), created.id());
        assertThat(take(Told.ENROLLMENTS, forged)).containsExactly(KNOWN);
        assertThat(read(STATES)).containsExactly("active");
    }

    @Test
    void events_of_one_aggregate_in_one_batch_are_applied_in_their_order_however_they_lie_in_it() throws SQLException {
        EnrollmentId other = told.enrollment();
        assertThat(take(
                        Told.ENROLLMENTS,
                        told.ended(enrollment, 2, End.EXPIRED),
                        told.enrolled(other, 1),
                        told.enrolled(enrollment, 1)))
                .containsOnly(APPLIED);
        assertThat(read(STATES)).containsExactly("expired", "active");
        assertThat(read("SELECT DISTINCT attempts_allowed FROM delivery.enrollments"))
                .containsExactly("3");
    }

    @Test
    void what_comes_before_its_predecessor_is_held_and_nothing_of_it_stays() throws SQLException {
        Message revoked = told.ended(enrollment, 3, End.REVOKED);
        assertThat(take(Told.ENROLLMENTS, revoked)).containsExactly(new Taken.Held(1, 2));
        assertThat(read(STATES)).isEmpty();
        take(Told.ENROLLMENTS, told.enrolled(enrollment, 1));
        assertThat(take(Told.ENROLLMENTS, revoked)).containsExactly(new Taken.Held(2, 2));
        assertThat(take(Told.ENROLLMENTS, told.ended(enrollment, 2, End.EXPIRED), revoked))
                .containsOnly(APPLIED);
        assertThat(read(STATES)).containsExactly("revoked");
    }

    @Test
    void what_was_looked_up_closes_the_gap_and_what_was_missing_is_known_then() throws SQLException {
        Message revoked = told.ended(enrollment, 3, End.REVOKED);
        assertThat(take(Told.ENROLLMENTS, revoked.lookedUp(revoked.effect()))).containsExactly(APPLIED);
        assertThat(take(Told.ENROLLMENTS, told.enrolled(enrollment, 1))).containsExactly(KNOWN);
        assertThat(read(STATES)).containsExactly("revoked");
    }

    @Test
    void after_a_restore_of_the_producer_its_word_is_asked_for_and_then_taken() throws SQLException {
        take(Told.ENROLLMENTS, told.enrolled(enrollment, 1), told.ended(enrollment, 2, End.REVOKED));
        Message again = told.message(
                enrollment.value(),
                new Position(2, 2),
                new Effect.Enrolled(enrollment, told.user, told.course, 5, null, told.now));
        assertThat(take(Told.ENROLLMENTS, again)).containsExactly(new Taken.ReRead());
        assertThat(take(Told.ENROLLMENTS, again.lookedUp(again.effect()))).containsExactly(APPLIED);
        assertThat(read("SELECT state, attempts_allowed FROM delivery.enrollments"))
                .containsExactly("active 5");
        assertThat(take(Told.ENROLLMENTS, told.ended(enrollment, 3, End.EXPIRED)))
                .containsExactly(KNOWN);
    }

    @Test
    void two_consumers_take_an_event_once_each() {
        Message created = told.enrolled(enrollment, 1);
        Line other = new Line("delivery-others", Told.ENROLLMENTS.guard(), Line.Reach.HOME);
        assertThat(take(Told.ENROLLMENTS, created)).containsExactly(APPLIED);
        assertThat(take(other, created)).containsExactly(APPLIED);
    }

    @Test
    void what_the_database_refuses_costs_nobody_else_in_its_batch() throws SQLException {
        Message poison = told.message(
                told.enrollment(),
                1,
                new Effect.Enrolled(told.enrollment(), told.user, told.course, -1, null, told.now));
        assertThat(take(Told.ENROLLMENTS, told.enrolled(enrollment, 1), poison, told.enrolled(told.enrollment(), 1)))
                .containsExactly(APPLIED, new Taken.Refused("the database refuses it: SQLSTATE 23514"), APPLIED);
        assertThat(read(STATES)).hasSize(2);
    }

    @Test
    void an_event_older_than_the_inbox_remembers_is_refused() {
        Message old = withId(told.enrolled(enrollment, 1), new EventId(new UUID(1L << 16, 1)));
        assertThat(take(Told.ENROLLMENTS, old)).singleElement().isInstanceOf(Taken.Refused.class);
    }

    @Test
    void a_tenant_that_nobody_told_of_is_unknown_and_one_at_home_elsewhere_is_not_ours() throws SQLException {
        Told stranger = new Told();
        assertThat(inbox.take(Told.ENROLLMENTS, stranger.tenant, List.of(stranger.enrolled(enrollment, 1))))
                .containsExactly(new Taken.TenantUnknown());
        inbox.take(Told.TENANTS, stranger.tenant, List.of(stranger.tenantIs(Region.US)));
        assertThat(inbox.take(Told.ENROLLMENTS, stranger.tenant, List.of(stranger.enrolled(enrollment, 1))))
                .containsExactly(new Taken.Elsewhere(Region.US));
        assertThat(stranger.read(
                        database, "SELECT count(*) FROM delivery.inbox_position WHERE consumer <> 'delivery-tenants'"))
                .containsExactly("0");
    }

    @Test
    void two_tenants_may_have_the_same_enrollment_and_neither_learns_of_it() throws SQLException {
        Told other = new Told();
        inbox.take(Told.TENANTS, other.tenant, List.of(other.tenantIs(Region.EU)));
        assertThat(take(Told.ENROLLMENTS, told.enrolled(enrollment, 1))).containsExactly(APPLIED);
        assertThat(inbox.take(
                        Told.ENROLLMENTS,
                        other.tenant,
                        List.of(other.enrolled(enrollment, 1), other.ended(enrollment, 2, End.COMPLETED))))
                .containsOnly(APPLIED);
        assertThat(read(STATES)).containsExactly("active");
        assertThat(other.read(database, STATES)).containsExactly("completed");
    }

    @Test
    void a_gate_is_what_the_sitting_says_that_was_scored_last_and_still_counts() throws SQLException {
        AttemptId first = new AttemptId(told.ids.next());
        AttemptId second = new AttemptId(told.ids.next());
        take(Told.GATES, told.scored(second, 4, enrollment, true, told.now));
        take(Told.GATES, told.scored(first, 2, enrollment, false, told.now.minusSeconds(60)));
        assertThat(read("SELECT passed FROM delivery.quiz_gates")).containsExactly("t");
        take(Told.GATES, told.superseded(second, 5, enrollment));
        assertThat(read("SELECT passed FROM delivery.quiz_gates")).containsExactly("f");
        take(Told.GATES, told.scored(first, 3, enrollment, true, told.now.minusSeconds(60)));
        assertThat(read("SELECT passed FROM delivery.quiz_gates")).containsExactly("t");
        take(Told.GATES, told.superseded(first, 9, enrollment));
        assertThat(read("SELECT passed FROM delivery.quiz_gates")).isEmpty();
    }

    @Test
    void a_package_that_was_revoked_before_anybody_told_of_it_is_revoked_when_it_is_built() throws SQLException {
        PlayPackageId pack = new PlayPackageId(told.ids.next());
        Message revoked = told.revoked(pack, 2);
        take(Told.PACKAGES, revoked.lookedUp(revoked.effect()));
        take(new Line("delivery-packages-again", Told.PACKAGES.guard(), Line.Reach.HOME), told.built(pack, 1));
        assertThat(read("SELECT title, revoked_at IS NOT NULL FROM delivery.package_index"))
                .containsExactly("Clean hands t");
        assertThat(read("SELECT kind, passes FROM delivery.projector_work WHERE tenant_id = '" + told.tenant.value()
                        + "'"))
                .containsExactly("pause_package 2");
    }

    @Test
    void a_tenant_that_has_left_is_told_nothing_any_more() throws SQLException {
        take(Told.ENROLLMENTS, told.enrolled(enrollment, 1));
        assertThat(take(Told.TENANTS, told.left(2))).containsExactly(APPLIED);
        assertThat(take(Told.ENROLLMENTS, told.ended(enrollment, 2, End.REVOKED)))
                .containsExactly(new Taken.TenantGone());
        assertThat(take(Told.TENANTS, told.left(2))).containsExactly(new Taken.TenantGone());
        assertThat(read("SELECT left_at IS NOT NULL, allowed_origins FROM delivery.tenants WHERE tenant_id = '"
                        + told.tenant.value() + "'"))
                .containsExactly("t {}");
    }

    private List<Taken> take(Line line, Message... messages) {
        return inbox.take(line, told.tenant, new ArrayList<>(List.of(messages)));
    }

    private List<String> read(String sql) throws SQLException {
        return told.read(database, sql);
    }

    private static Message withId(Message it, EventId id) {
        return new Message(id, it.tenant(), it.producer(), it.aggregate(), it.at(), it.cause(), it.effect(), false);
    }
}
