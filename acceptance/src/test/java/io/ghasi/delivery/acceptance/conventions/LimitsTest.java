package io.ghasi.delivery.acceptance.conventions;

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
import org.junit.jupiter.api.Test;

/** How often somebody may do something. */
class LimitsTest {
    private static final String NOWHERE = "{\"type\":\"jump\",\"lessonId\":\"nowhere\"}";

    private final School school = School.open(Deployment.shared());
    private final Seat seat = school.seat(Course.OPEN);

    // Where Redis was too slow for once, the process has counted some by itself: then it is tried with somebody else.
    @Test
    void a_user_starts_five_times_a_minute_on_all_devices_together() {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> startsFiveTimes(school.seat(Course.OPEN)));
    }

    private void startsFiveTimes(Seat seat) throws Exception {
        Seat phone = seat.atAnotherDevice();
        for (int i = 0; i < 3; i++) {
            seat.start();
        }
        phone.start();
        phone.start();
        List<String> before = seat.rows();

        Reply limited = phone.refused(Player.start(seat.enrollment(), seat.course()), 429, "rate.limited");

        told(limited, "starts", 5, 12);
        assertThat(limited.json().get("retriable").booleanValue()).isTrue();
        assertThat(seat.rows()).isEqualTo(before);
        school.seat(Course.OPEN).start();
    }

    @Test
    void a_session_is_navigated_120_times_a_minute() throws Exception {
        String session = seat.session();
        List<Reply> replies = Together.times(120, () -> seat.ask(Player.navigate(session, NOWHERE)));
        assertThat(replies).allSatisfy(reply -> assertThat(reply.status()).isEqualTo(422));

        // While the 120 ran, some of the allowance has grown again.
        Reply limited = await().pollInterval(Duration.ofMillis(1))
                .pollDelay(Duration.ZERO)
                .until(() -> seat.ask(Player.navigate(session, NOWHERE)), reply -> reply.status() == 429);

        told(limited, "navigations", 120, 1);
        String other = seat.session();
        seat.done(Player.next(other));
        seat.done(Player.transition(other, "pause"));
    }

    private static void told(Reply limited, String name, int times, int atMost) {
        assertThat(limited.status()).isEqualTo(429);
        int wait = Integer.parseInt(String.valueOf(limited.header("Retry-After")));
        assertThat(wait).isBetween(1, atMost);
        assertThat(limited.header("RateLimit")).isEqualTo("\"" + name + "\";r=0;t=" + wait);
        assertThat(limited.header("RateLimit-Policy")).isEqualTo("\"" + name + "\";q=" + times + ";w=60");
    }
}
