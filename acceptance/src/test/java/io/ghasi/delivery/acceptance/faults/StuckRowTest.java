package io.ghasi.delivery.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ghasi.delivery.acceptance.school.Course;
import io.ghasi.delivery.acceptance.school.School;
import io.ghasi.delivery.acceptance.school.Seat;
import io.ghasi.delivery.acceptance.school.Stored;
import io.ghasi.delivery.journey.client.Player;
import io.ghasi.delivery.journey.client.Reply;
import io.ghasi.delivery.journey.world.Deployment;
import io.ghasi.delivery.testkit.concurrency.Concurrent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A row that somebody else holds. */
class StuckRowTest {
    private final Deployment world = Deployment.shared();
    private final School school = School.open(world);

    @Concurrent(usually = 1)
    void a_session_that_is_stuck_delays_no_other() throws Exception {
        Seat stuck = school.seat(Course.OPEN);
        String held = stuck.session();
        Seat other = school.seat(Course.OPEN);
        String free = other.session();
        List<Future<Reply>> waiting = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            try (Connection holder = holding(held)) {
                for (int i = 0; i < 20; i++) {
                    waiting.add(threads.submit(() -> stuck.ask(Player.transition(held, "pause"))));
                }
                List<Duration> times = new ArrayList<>();
                for (int i = 0; i < 30; i++) {
                    long begun = System.nanoTime();
                    other.done(Player.navigate(free, "{\"type\":\"jump\",\"lessonId\":\"L" + (1 + i % 3) + "\"}"));
                    times.add(Duration.ofNanos(System.nanoTime() - begun));
                }
                // Whoever waited for the row would wait for a second at least. A machine may be slow now and then, not
                // most of the time.
                assertThat(times.stream().sorted().toList().get(20)).isLessThan(Duration.ofMillis(500));
                stuck.done(Player.read(held));
                for (Future<Reply> one : waiting) {
                    Reply reply = one.get();
                    assertThat(reply.status() + " " + reply.code())
                            .as(reply.toString())
                            .isEqualTo("503 dependency.unavailable");
                    assertThat(reply.header("Retry-After")).isNotNull();
                }
                holder.rollback();
            }
        }
        // One of those who gave up may have been under way: then it was done, and once.
        await().until(() -> !isWaitedFor());
        assertThat(Stored.session(world, held).events()).hasSizeBetween(1, 2);
        stuck.done(Player.transition(held, "abandon"));
    }

    @Concurrent(usually = 1)
    void whoever_waits_for_a_row_gets_it_once_it_is_free() throws Exception {
        Seat seat = school.seat(Course.OPEN);
        String session = seat.session();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Reply> waiting;
            try (Connection holder = holding(session)) {
                waiting = threads.submit(() -> seat.ask(Player.next(session)));
                await().until(() -> isWaitedFor());
                holder.rollback();
            }
            assertThat(waiting.get().status()).isEqualTo(200);
        }
    }

    private boolean isWaitedFor() throws Exception {
        return !Stored.strings(
                        world,
                        "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'")
                .isEmpty();
    }

    private Connection holding(String session) throws Exception {
        Connection connection = world.database().administrator();
        connection.setAutoCommit(false);
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT FROM delivery.play_sessions WHERE id = ? FOR UPDATE")) {
            statement.setObject(1, Stored.uuid(session));
            statement.execute();
        }
        return connection;
    }
}
