package io.ghasi.delivery.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.ghasi.delivery.acceptance.school.Course;
import io.ghasi.delivery.acceptance.school.School;
import io.ghasi.delivery.acceptance.school.Seat;
import io.ghasi.delivery.acceptance.school.Stored;
import io.ghasi.delivery.journey.client.Call;
import io.ghasi.delivery.journey.client.Player;
import io.ghasi.delivery.journey.client.Reply;
import io.ghasi.delivery.journey.world.Deployment;
import io.ghasi.delivery.journey.world.Options;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The process told to end, and ended without being told. */
class EndTest {
    private static Deployment world;

    @BeforeAll
    static void deploy() throws Exception {
        world = Deployment.start(Options.usual().withFaults().with("DELIVERY_SHUTDOWN_NOTICE", "2s"));
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void told_to_end_it_first_says_so_and_then_finishes_what_it_has_begun() throws Exception {
        School school = School.open(world);
        List<Seat> seats = new ArrayList<>();
        List<String> sessions = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            seats.add(school.seat(Course.OPEN));
            sessions.add(seats.getLast().session());
        }
        world.databaseProxy().delay(Duration.ofMillis(300));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> restart = threads.submit(() -> {
                world.server().restart();
                return null;
            });
            await().until(() -> isLeaving(seats.getFirst()));
            List<Future<Reply>> late = new ArrayList<>();
            for (int i = 0; i < seats.size(); i++) {
                Seat seat = seats.get(i);
                String session = sessions.get(i);
                late.add(threads.submit(() -> seat.ask(Player.next(session))));
            }
            for (Future<Reply> one : late) {
                assertThat(one.get().status()).as(one.get().toString()).isEqualTo(200);
            }
            world.databaseProxy().mend();
            restart.get();
        }
        for (String session : sessions) {
            assertThat(Stored.session(world, session).version()).isEqualTo(2);
        }
    }

    private static boolean isLeaving(Seat seat) throws Exception {
        Reply ready = seat.send(Call.get("/readyz"));
        return ready.status() == 503
                && ready.json().at("/checks/serving").stringValue().equals("down");
    }

    @Test
    void whoever_walks_while_it_is_restarted_makes_every_step_once() throws Exception {
        try (Walkers walkers = new Walkers(world, 6)) {
            walkers.go(3);
            world.server().restart();
            walkers.go(3);
            walkers.checked();
        }
    }

    @Test
    void whoever_walks_while_it_is_killed_makes_every_step_once() throws Exception {
        try (Walkers walkers = new Walkers(world, 6)) {
            walkers.go(3);
            world.server().crash();
            walkers.go(3);
            walkers.checked();
            assertThat(walkers.trouble()).isPositive();
        }
    }

    @Test
    void killed_between_the_commit_and_the_answer_it_finds_the_answer_by_its_key() throws Exception {
        Seat seat = School.open(world).seat(Course.OPEN);
        String session = seat.session();
        Call next = seat.player().signed(Player.next(session));
        byte[] sought = "delivery.play_session.navigated".getBytes(StandardCharsets.US_ASCII);
        // The process dies as it hands the decision over; the database gets it all the same.
        world.databaseProxy().loseNextAnswerTo(request -> Bytes.contain(request, sought) && kill());

        assertThatThrownBy(() -> seat.send(next)).isInstanceOf(IOException.class);
        await().until(() -> Stored.session(world, session).version() == 2);
        world.server().crash();

        Reply again = seat.send(next);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(Stored.session(world, session).events()).containsExactly("started", "navigated");
    }

    private static boolean kill() {
        ProcessHandle.of(world.server().pid()).ifPresent(ProcessHandle::destroyForcibly);
        return true;
    }
}
