package io.ghasi.delivery.acceptance.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ghasi.delivery.acceptance.school.Course;
import io.ghasi.delivery.acceptance.school.School;
import io.ghasi.delivery.acceptance.school.Seat;
import io.ghasi.delivery.journey.client.Player;
import io.ghasi.delivery.journey.world.Deployment;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Keys come and stay, without a restart. */
class RotationTest {
    @Test
    void old_tokens_stay_good_and_those_of_a_new_key_become_so() throws Exception {
        Gate gate = Gate.SHARED;
        String old = gate.draft().mint();
        assertThat(gate.list(old).status()).isEqualTo(200);

        gate.identity.mint.rotate();

        // Keys that are not known are asked for once in five seconds, however many tokens name one.
        await().atMost(Duration.ofSeconds(20))
                .until(() -> gate.list(gate.draft().mint()).status() == 200);
        assertThat(gate.list(old).status()).isEqualTo(200);
    }

    @Test
    void a_player_goes_on_while_identity_rotates_its_keys() throws Exception {
        Deployment world = Deployment.shared();
        Seat seat = School.open(world).seat(Course.OPEN);
        String session = seat.session();

        world.neighbours().rotateKeys();

        seat.done(Player.next(session));
        Seat renewed = seat.as(seat.learner(), Player.LEARNER_SCOPE);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> renewed.ask(Player.read(session)).status() == 200);
        seat.done(Player.next(session));
    }
}
