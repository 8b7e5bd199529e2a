package io.ghasi.delivery.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ghasi.delivery.acceptance.school.Course;
import io.ghasi.delivery.acceptance.school.School;
import io.ghasi.delivery.acceptance.school.Seat;
import io.ghasi.delivery.journey.client.Player;
import io.ghasi.delivery.journey.client.Reply;
import io.ghasi.delivery.journey.world.Deployment;
import io.ghasi.delivery.testkit.servers.RealServers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The neighbours gone: whoever is in a course goes on, what has to be asked for waits. */
class NeighbourFaultsTest {
    private final Faulty faulty = Faulty.SHARED;
    private final Deployment world = faulty.world;

    @AfterEach
    void mend() {
        faulty.mend();
        // Breakers let somebody try after two seconds.
        Seat seat = School.open(world).seat(Course.OPEN);
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        seat.ask(Player.start(seat.enrollment(), seat.course())).status() != 503);
    }

    @Test
    void whoever_is_in_a_course_goes_on_and_starts_wait() throws Exception {
        School school = School.open(world);
        Seat seat = school.seat(Course.OPEN);
        String session = seat.session();
        Seat late = school.seat(Course.OPEN);
        faulty.neighbours.cut();

        seat.done(Player.next(session));
        seat.done(Player.outline(session));
        seat.done(Player.transition(session, "heartbeat"));
        seat.done(Player.transition(session, "pause"));
        unavailable(seat.ask(Player.transition(session, "resume")));
        unavailable(late.ask(Player.start(late.enrollment(), late.course())));
        seat.done(Player.transition(session, "abandon"));
    }

    @Test
    void neighbours_that_say_nothing_are_not_waited_for_long() throws Exception {
        School school = School.open(world);
        Seat seat = school.seat(Course.OPEN);
        String session = seat.session();
        Seat late = school.seat(Course.OPEN);
        faulty.neighbours.stall();
        long begun = System.nanoTime();

        unavailable(late.ask(Player.start(late.enrollment(), late.course())));

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
        seat.done(Player.next(session));
    }

    @Test
    void a_gate_that_nobody_can_be_asked_about_is_neither_open_nor_closed() throws Exception {
        Seat seat = School.open(world).seat(Course.EXAMPLE);
        String session = seat.session();
        faulty.neighbours.cut();

        unavailable(seat.ask(Player.next(session)));
        assertThat(seat.done(Player.outline(session))
                        .data()
                        .at("/modules/0/lessons/1/barrier/kind")
                        .stringValue())
                .isEqualTo("gate_closed");
    }

    @Test
    void a_tenant_that_nobody_can_be_asked_about_waits_and_one_that_is_known_does_not() throws Exception {
        Seat known = School.open(world).seat(Course.OPEN);
        String session = known.session();
        Seat unknown = School.open(world).seat(Course.OPEN);
        faulty.neighbours.cut();

        known.done(Player.read(session));
        unavailable(unknown.ask(Player.read(session)));
        // Who asks badly is told so, whatever else is wrong.
        Reply nobody =
                known.send(Player.read(session).with("Origin", "https://new-" + session.substring(3, 9) + ".example"));
        assertThat(nobody.status()).isEqualTo(401);
    }

    @Test
    void a_package_that_was_revoked_is_not_resumed() throws Exception {
        Seat seat = School.open(world).seat(Course.OPEN);
        String session = seat.session();
        seat.done(Player.transition(session, "pause"));

        RealServers.postgres()
                .execute(
                        "sandbox",
                        "UPDATE play_packages SET revoked = true WHERE tenant_id = '"
                                + seat.learner().tenant().value() + "'");

        seat.refused(Player.transition(session, "resume"), 403, "delivery.bundle.revoked");
        seat.refused(Player.start(seat.enrollment(), seat.course()), 422, "delivery.course.unavailable");
    }

    private static void unavailable(Reply reply) {
        assertThat(reply.status() + " " + reply.code()).as(reply.toString()).isEqualTo("503 dependency.unavailable");
        assertThat(reply.header("Retry-After")).matches("[1-9][0-9]*");
    }
}
