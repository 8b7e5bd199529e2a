package io.ghasi.delivery.acceptance.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.acceptance.school.Course;
import io.ghasi.delivery.acceptance.school.School;
import io.ghasi.delivery.acceptance.school.Seat;
import io.ghasi.delivery.acceptance.school.Stored;
import io.ghasi.delivery.acceptance.school.Together;
import io.ghasi.delivery.journey.client.Call;
import io.ghasi.delivery.journey.client.Client;
import io.ghasi.delivery.journey.client.Player;
import io.ghasi.delivery.journey.client.Reply;
import io.ghasi.delivery.journey.world.Deployment;
import io.ghasi.delivery.testkit.concurrency.Concurrent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two api processes on one database: what one does, the other knows. */
class TwoProcessesTest {
    private static Client second;

    private final School school = School.open(Deployment.shared());

    @BeforeAll
    static void deploy() throws Exception {
        second = Deployment.shared().another();
    }

    @AfterAll
    static void close() {
        second.close();
    }

    @Concurrent
    void one_step_sent_to_both_at_once_is_made_once_and_told_alike() throws Exception {
        Seat seat = school.seat(Course.OPEN);
        String session = seat.session();

        List<Reply> replies = atBoth(seat, seat.player().signed(Player.next(session)), 4);

        assertThat(replies)
                .allSatisfy(
                        reply -> assertThat(reply.status()).as(reply.toString()).isEqualTo(200));
        assertThat(replies.stream().map(Reply::body).distinct()).hasSize(1);
        assertThat(Stored.session(seat.world(), session).events()).containsExactly("started", "navigated");
    }

    @Concurrent
    void one_start_sent_to_both_at_once_starts_once() throws Exception {
        Seat seat = school.seat(Course.OPEN);

        List<Reply> replies = atBoth(seat, seat.player().signed(Player.start(seat.enrollment(), seat.course())), 1);

        assertThat(replies)
                .allSatisfy(
                        reply -> assertThat(reply.status()).as(reply.toString()).isEqualTo(201));
        assertThat(replies.stream().map(Reply::body).distinct()).hasSize(1);
    }

    @Test
    void limits_are_counted_together() {
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            Seat seat = school.seat(Course.OPEN);
            List<Integer> told = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                Call start = Player.start(seat.enrollment(), seat.course());
                told.add(seat.ask(start).status());
                told.add(second.send(seat.player().signed(start)).status());
            }
            assertThat(told).containsExactly(201, 201, 201, 201, 201, 429);
        });
    }

    private static List<Reply> atBoth(Seat seat, Call call, int times) throws Exception {
        List<Callable<Reply>> all = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            all.add(() -> seat.send(call));
            all.add(() -> second.send(call));
        }
        return Together.all(all);
    }
}
