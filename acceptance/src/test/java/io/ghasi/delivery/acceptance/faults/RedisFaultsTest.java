package io.ghasi.delivery.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ghasi.delivery.acceptance.school.Course;
import io.ghasi.delivery.acceptance.school.School;
import io.ghasi.delivery.acceptance.school.Seat;
import io.ghasi.delivery.acceptance.school.Together;
import io.ghasi.delivery.journey.client.Player;
import io.ghasi.delivery.journey.client.Reply;
import io.ghasi.delivery.journey.world.Deployment;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Redis gone and silent: the api stays up, limits hold. */
class RedisFaultsTest {
    private final Faulty faulty = Faulty.SHARED;
    private final Deployment world = faulty.world;

    @AfterEach
    void mend() {
        faulty.mend();
    }

    @Test
    void without_redis_limits_hold_for_this_process() throws Exception {
        world.redisProxy().cut();

        limitsHold();
        assertThat(world.server().isReady()).isTrue();
    }

    @Test
    void with_a_silent_redis_limits_hold_and_requests_are_hardly_slower() throws Exception {
        Seat seat = School.open(world).seat(Course.OPEN);
        String session = seat.session();
        world.redisProxy().stall();

        List<Long> millis = Together.times(40, () -> {
            long begun = System.nanoTime();
            seat.ask(Player.navigate(session, "{\"type\":\"jump\",\"lessonId\":\"nowhere\"}"));
            return Duration.ofNanos(System.nanoTime() - begun).toMillis();
        });

        assertThat(millis).allMatch(time -> time < 3_000);
        limitsHold();
    }

    @Test
    void redis_is_gone_back_to_without_a_restart() throws Exception {
        world.redisProxy().cut();
        School.open(world).seat(Course.OPEN).start();
        faulty.mend();

        // What is counted in Redis is there.
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            Seat seat = School.open(world).seat(Course.OPEN);
            seat.start();
            assertThat(Counts.of(seat)).isPositive();
        });
    }

    private void limitsHold() throws Exception {
        Seat seat = School.open(world).seat(Course.OPEN);
        for (int i = 0; i < 5; i++) {
            seat.start();
        }
        Reply limited = seat.refused(Player.start(seat.enrollment(), seat.course()), 429, "rate.limited");
        assertThat(limited.header("Retry-After")).isNotNull();
    }
}
