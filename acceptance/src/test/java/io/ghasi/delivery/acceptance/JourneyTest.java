package io.ghasi.delivery.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.acceptance.client.Learner;
import io.ghasi.delivery.acceptance.client.Neighbourhood.Imported;
import io.ghasi.delivery.acceptance.client.Player;
import io.ghasi.delivery.acceptance.client.Reply;
import io.ghasi.delivery.acceptance.world.Deployment;
import io.ghasi.delivery.core.ids.DeviceId;
import io.ghasi.delivery.core.ids.EnrollmentId;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.ids.UserId;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class JourneyTest {
    private final Deployment deployment = Deployment.shared();

    @Test
    void a_learner_starts_moves_finds_the_place_again_and_goes_on() throws Exception {
        Learner learner = new Learner(
                new TenantId(deployment.ids().next()),
                new UserId(deployment.ids().next()),
                new DeviceId(deployment.ids().next()));
        deployment.neighbours().tenant(learner.tenant(), "eu");
        Imported course = deployment
                .neighbours()
                .course(learner.tenant(), Path.of(System.getProperty("delivery.root"), "samples/native-first-aid"));
        EnrollmentId enrollment = new EnrollmentId(deployment.ids().next());
        deployment.neighbours().enrollment(enrollment, learner, course.course(), "active");
        Player player = deployment.player(learner, Player.LEARNER_SCOPE);

        Reply started = player.ask(Player.start(enrollment, course.course()));
        assertThat(started.status()).as(started.toString()).isEqualTo(201);
        String session = started.data().required("id").stringValue();

        Reply moved = player.ask(Player.next(session));
        assertThat(moved.status()).as(moved.toString()).isEqualTo(200);
        System.out.println(moved.body());
        System.out.println(player.ask(Player.outline(session)).body());
        System.out.println(player.ask(Player.transition(session, "pause")).body());
        System.out.println(player.ask(Player.transition(session, "resume")).body());
    }
}
