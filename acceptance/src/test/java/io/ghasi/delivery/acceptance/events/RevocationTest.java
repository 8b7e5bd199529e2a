package io.ghasi.delivery.acceptance.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ghasi.delivery.acceptance.town.Town;
import io.ghasi.delivery.core.ids.Ulid;
import io.ghasi.delivery.journey.client.Newcomers.Newcomer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RevocationTest {
    private final Town town = Town.shared();

    @Test
    void a_learner_whose_enrollment_is_revoked_is_paused() throws Exception {
        List<Duration> took = new ArrayList<>();
        for (int learner = 0; learner < 3; learner++) {
            took.add(revoked());
        }
        // How soon is told, and not held against a machine that does other things too.
        System.out.println("RevocationTest: paused after " + took);
        assertThat(took).hasSize(3);
    }

    /** From the answer to the revocation until a new learner's session is paused. */
    private Duration revoked() throws Exception {
        Newcomer seat = town.newcomer(town.tenant());
        UUID session = Ulid.parse(seat.session(), "ps_".length());
        String enrolled = "SELECT state FROM delivery.enrollments WHERE id = '"
                + seat.enrollment().value() + "'";
        await().atMost(Duration.ofMinutes(1)).until(() -> town.read(enrolled).equals("active"));
        town.neighbours.enrollment(seat.enrollment(), seat.learner(), seat.course(), "revoked");
        long began = System.nanoTime();
        String state = "SELECT state FROM delivery.play_sessions WHERE id = '" + session + "'";
        await().atMost(Duration.ofMinutes(1))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> town.read(state).equals("paused"));
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        String told = "SELECT string_agg(subject, ' ' ORDER BY aggregate_version) FROM delivery.outbox_archive"
                + " WHERE aggregate_id = '" + session + "'";
        await().untilAsserted(() -> assertThat(town.read(told))
                .isEqualTo("delivery.play_session.started.v1 delivery.play_session.paused.v1"));
        return took;
    }
}
