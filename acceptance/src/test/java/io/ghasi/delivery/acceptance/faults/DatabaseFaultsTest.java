package io.ghasi.delivery.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.acceptance.school.Course;
import io.ghasi.delivery.acceptance.school.School;
import io.ghasi.delivery.acceptance.school.Seat;
import io.ghasi.delivery.acceptance.school.Stored;
import io.ghasi.delivery.acceptance.school.Together;
import io.ghasi.delivery.journey.client.Call;
import io.ghasi.delivery.journey.client.Player;
import io.ghasi.delivery.journey.client.Reply;
import io.ghasi.delivery.journey.world.Deployment;
import io.ghasi.delivery.testkit.database.DeliveryDatabase;
import io.ghasi.delivery.testkit.servers.RealServers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The database gone, slow, silent and restarted. */
class DatabaseFaultsTest {
    private final Faulty faulty = Faulty.SHARED;
    private final Deployment world = faulty.world;

    @AfterEach
    void mend() {
        faulty.mend();
    }

    @Test
    void while_it_is_gone_everything_is_told_to_come_back_and_does() throws Exception {
        Seat seat = School.open(world).seat(Course.OPEN);
        String session = seat.session();
        world.databaseProxy().cut();

        unavailable(seat.ask(Player.next(session)));
        unavailable(seat.ask(Player.read(session)));
        unavailable(seat.ask(Call.get(Player.SESSIONS)));
        unavailable(seat.ask(Player.start(seat.enrollment(), seat.course())));
        assertThat(world.server().isReady()).isFalse();
        assertThat(seat.send(Call.get("/healthz")).status()).isEqualTo(200);

        faulty.mend();
        assertThat(seat.done(Player.next(session)).header("ETag")).isEqualTo("\"2\"");
    }

    @Test
    void while_it_is_silent_nobody_waits_for_ever() throws Exception {
        Seat seat = School.open(world).seat(Course.OPEN);
        String session = seat.session();
        world.databaseProxy().stall();
        long begun = System.nanoTime();

        List<Callable<Reply>> all = List.of(
                () -> seat.ask(Player.read(session)),
                () -> seat.ask(Player.next(session)),
                () -> seat.ask(Player.transition(session, "pause")),
                () -> seat.ask(Call.get(Player.SESSIONS)));
        for (Reply reply : Together.all(all)) {
            unavailable(reply);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(15));

        faulty.mend();
        assertThat(seat.ask(Player.read(session)).status()).isEqualTo(200);
    }

    @Test
    void while_it_is_slow_requests_take_longer_and_that_is_all() throws Exception {
        Seat seat = School.open(world).seat(Course.OPEN);
        String session = seat.session();
        world.databaseProxy().delay(Duration.ofMillis(150));

        seat.done(Player.next(session));
        seat.done(Player.read(session));
        seat.done(Player.transition(session, "pause"));
    }

    @Test
    void whoever_walks_while_connections_break_makes_every_step_once() throws Exception {
        try (Walkers walkers = new Walkers(world, 6)) {
            for (int i = 0; i < 5; i++) {
                walkers.go(3);
                world.databaseProxy().cut();
                world.databaseProxy().mend();
            }
            walkers.go(3);
            walkers.checked();
            assertThat(walkers.trouble()).isPositive();
        }
    }

    @Test
    void whoever_walks_while_the_pooler_is_killed_makes_every_step_once() throws Exception {
        try (Walkers walkers = new Walkers(world, 6)) {
            walkers.go(3);
            DeliveryDatabase.pooler().crash();
            walkers.go(3);
            walkers.checked();
        }
    }

    @Test
    void whoever_walks_while_postgres_crashes_and_restarts_makes_every_step_once() throws Exception {
        try (Walkers walkers = new Walkers(world, 6)) {
            walkers.go(3);
            RealServers.postgres().crash();
            walkers.go(3);
            RealServers.postgres().restart();
            walkers.go(3);
            walkers.checked();
        }
    }

    @Test
    void an_answer_that_is_lost_on_the_way_is_found_by_its_key() throws Exception {
        Seat seat = School.open(world).seat(Course.OPEN);
        String session = seat.session();

        losing("navigated", () -> once(seat, Player.next(session)));
        losing("paused", () -> once(seat, Player.transition(session, "pause")));
        losing("resumed", () -> once(seat, Player.transition(session, "resume")));
        losing("started", () -> once(seat, Player.start(seat.enrollment(), seat.course())));
        losing("abandoned", () -> once(seat, Player.transition(session, "abandon")));

        assertThat(Stored.session(world, session).events())
                .containsExactly(
                        "started",
                        "navigated",
                        "paused learner",
                        "resumed learner",
                        "paused new_session",
                        "abandoned learner");
    }

    // Whether the first try hears of it or the second: it is done, once.
    private Void once(Seat seat, Call call) throws Exception {
        Call signed = seat.player().signed(call);
        Reply first = seat.send(signed);
        Reply reply = first.status() == 503 ? seat.send(signed) : first;
        assertThat(reply.status()).as(reply.toString()).isBetween(200, 201);
        Reply again = seat.send(signed);
        assertThat(again.body()).isEqualTo(reply.body());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        return null;
    }

    private void losing(String event, Callable<Void> write) throws Exception {
        byte[] sought = ("delivery.play_session." + event).getBytes(StandardCharsets.US_ASCII);
        world.databaseProxy().loseNextAnswerTo(request -> Bytes.contain(request, sought));
        write.call();
        assertThat(world.databaseProxy().hasLostAnswer()).as(event).isTrue();
    }

    private static void unavailable(Reply reply) {
        assertThat(reply.status() + " " + reply.code()).as(reply.toString()).isEqualTo("503 dependency.unavailable");
        assertThat(reply.header("Retry-After")).matches("[1-9][0-9]*");
        assertThat(reply.json().get("retriable").booleanValue()).isTrue();
    }
}
