package io.ghasi.delivery.acceptance.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ghasi.delivery.acceptance.school.Course;
import io.ghasi.delivery.acceptance.school.School;
import io.ghasi.delivery.acceptance.school.Seat;
import io.ghasi.delivery.acceptance.school.Stored;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.journey.client.Player;
import io.ghasi.delivery.journey.client.Reply;
import io.ghasi.delivery.journey.world.Deployment;
import io.ghasi.delivery.journey.world.Options;
import io.ghasi.delivery.sandbox.control.SandboxClient;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The inactivity sweep, run by two processes at once. Time goes by in the rows. */
class SweepTest {
    private static Deployment world;

    @BeforeAll
    static void deploy() throws Exception {
        world = Deployment.start(Options.usual().with("DELIVERY_SWEEP_EVERY", "200ms"));
        world.another().close();
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void who_was_idle_for_an_hour_is_paused_once_and_keeps_their_place() throws Exception {
        Seat seat = School.open(world).seat(Course.OPEN);
        String session = seat.session();
        Reply moved = seat.done(Player.next(session));
        idle(session, "59 minutes");
        Seat other = School.open(world).seat(Course.OPEN);
        String idle = other.session();
        // Looked at before it is idle: the sweep may be there before we are.
        int version = Stored.session(world, idle).version();
        String lastActivity = idle(idle, "61 minutes");

        await().atMost(Duration.ofSeconds(30))
                .until(() -> Stored.session(world, idle).state().equals("paused"));

        Stored paused = Stored.session(world, idle);
        assertThat(paused.events()).containsExactly("started", "paused inactivity");
        assertThat(paused.version()).isEqualTo(version + 1);
        assertThat(paused.lastActivityAt()).isEqualTo(lastActivity);
        assertThat(Stored.session(world, session).state()).isEqualTo("active");
        assertThat(seat.done(Player.read(session)).data().get("cursor"))
                .isEqualTo(moved.data().get("cursor"));
        other.done(Player.transition(idle, "resume"));
        assertThat(Stored.session(world, idle).state()).isEqualTo("active");
    }

    @Test
    void how_long_is_for_each_tenant_to_say() throws Exception {
        Seat hasty = School.open(world).seat(Course.OPEN);
        Seat patient = School.open(world).seat(Course.OPEN);
        settings(hasty.learner().tenant(), 5, 1);
        settings(patient.learner().tenant(), 600, 100);
        String first = hasty.session();
        String second = patient.session();
        idle(first, "6 minutes");
        idle(second, "9 hours");

        await().atMost(Duration.ofSeconds(30))
                .until(() -> Stored.session(world, first).state().equals("paused"));
        assertThat(Stored.session(world, second).state()).isEqualTo("active");

        paused(first, "25 hours");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Stored.session(world, first).state().equals("abandoned"));
    }

    @Test
    void who_was_paused_for_thirty_days_is_abandoned() throws Exception {
        Seat seat = School.open(world).seat(Course.OPEN);
        String old = seat.session();
        seat.done(Player.transition(old, "pause"));
        String young = seat.session();
        seat.done(Player.transition(young, "pause"));
        paused(old, "721 hours");
        paused(young, "719 hours");

        await().atMost(Duration.ofSeconds(30))
                .until(() -> Stored.session(world, old).state().equals("abandoned"));

        assertThat(Stored.session(world, old).events())
                .containsExactly("started", "paused learner", "abandoned inactivity");
        assertThat(seat.done(Player.read(old)).data().get("endReason").stringValue())
                .isEqualTo("inactivity");
        assertThat(Stored.session(world, young).state()).isEqualTo("paused");
        seat.refused(Player.transition(old, "resume"), 409, "delivery.play_session.terminal");
    }

    @Test
    void who_plays_offline_is_left_alone() throws Exception {
        Seat seat = School.open(world).seat(Course.OPEN);
        String offline = seat.session();
        Stored.change(
                world,
                "UPDATE delivery.play_sessions SET offline_mount_id = ? WHERE id = ?",
                UUID.randomUUID(),
                Stored.uuid(offline));
        Seat other = School.open(world).seat(Course.OPEN);
        String idle = other.session();
        idle(offline, "2 hours");
        idle(idle, "2 hours");

        await().atMost(Duration.ofSeconds(30))
                .until(() -> Stored.session(world, idle).state().equals("paused"));
        assertThat(Stored.session(world, offline).state()).isEqualTo("active");
    }

    @Test
    void a_row_that_somebody_holds_keeps_no_other_waiting() throws Exception {
        School school = School.open(world);
        settings(school.tenant(), 600, 30);
        String held = school.seat(Course.OPEN).session();
        String free = school.seat(Course.OPEN).session();
        // Found first, since it was idle for longer; while it is held it comes to be idle for too long.
        idle(held, "3 hours");
        idle(free, "2 hours");
        try (Connection holder = world.database().administrator();
                PreparedStatement hold =
                        holder.prepareStatement("SELECT FROM delivery.play_sessions WHERE id = ? FOR UPDATE")) {
            holder.setAutoCommit(false);
            hold.setObject(1, Stored.uuid(held));
            hold.execute();
            settings(school.tenant(), 60, 30);

            await().atMost(Duration.ofSeconds(30))
                    .until(() -> Stored.session(world, free).state().equals("paused"));

            assertThat(Stored.session(world, held).state()).isEqualTo("active");
            holder.rollback();
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Stored.session(world, held).state().equals("paused"));
    }

    @Test
    void more_than_a_batch_are_all_paused_and_each_once() throws Exception {
        Seat seat = School.open(world).seat(Course.OPEN);
        String session = seat.session();
        List<String> copies = copies(session, 450);

        await().atMost(Duration.ofSeconds(60))
                .until(() -> Stored.strings(
                                        world,
                                        "SELECT id FROM delivery.play_sessions WHERE tenant_id = ? AND state = 'paused'",
                                        seat.learner().tenant().value())
                                .size()
                        == copies.size());
        assertThat(Stored.strings(
                        world,
                        "SELECT aggregate_id || ' ' || aggregate_version FROM delivery.outbox_pending WHERE tenant_id = ?",
                        seat.learner().tenant().value()))
                .hasSize(copies.size() + 1)
                .doesNotHaveDuplicates();
    }

    // Sessions of as many users, idle for two hours.
    private static List<String> copies(String session, int count) throws Exception {
        List<String> ids = new ArrayList<>();
        ids.addAll(Stored.strings(world, """
                INSERT INTO delivery.play_sessions (tenant_id, id, user_id, enrollment_id, course_version_id, play_package_id, device_id,
                    attempt_number, state, locale, cursor, lessons_visited, lamport, version, event_seq, started_at, last_activity_at)
                SELECT tenant_id, gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), course_version_id, play_package_id, device_id,
                    1, 'active', locale, cursor, lessons_visited, lamport, version, event_seq, started_at, now() - interval '2 hours'
                FROM delivery.play_sessions CROSS JOIN generate_series(1, ?) WHERE id = ? RETURNING id::text
                """, count, Stored.uuid(session)));
        return ids;
    }

    /** When its last activity is made to have been. */
    private static String idle(String session, String ago) throws Exception {
        return Stored.strings(
                        world,
                        "UPDATE delivery.play_sessions SET last_activity_at = now() - ?::interval WHERE id = ? RETURNING last_activity_at",
                        ago,
                        Stored.uuid(session))
                .getFirst();
    }

    private static void paused(String session, String ago) throws Exception {
        Stored.change(
                world,
                "UPDATE delivery.play_sessions SET paused_at = now() - ?::interval, last_activity_at = now() - ?::interval WHERE id = ?",
                ago,
                ago,
                Stored.uuid(session));
    }

    private static void settings(TenantId tenant, int inactivityMinutes, int abandonAfterDays) throws Exception {
        var body =
                new JsonMapper().createObjectNode().put("region", School.REGION).put("homeUrl", "https://eu.example");
        body.putObject("settings")
                .put("inactivityMinutes", inactivityMinutes)
                .put("abandonAfterDays", abandonAfterDays)
                .put("aiEnabled", true)
                .put("offlineEnabled", true)
                .put("turnBudget", 100)
                .putArray("allowedOrigins");
        try (SandboxClient sandbox = new SandboxClient(Deployment.sandbox())) {
            sandbox.send("PUT", "/sandbox/tenants/" + tenant.text(), body);
        }
    }
}
