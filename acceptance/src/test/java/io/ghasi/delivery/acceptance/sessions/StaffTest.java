package io.ghasi.delivery.acceptance.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.acceptance.school.Course;
import io.ghasi.delivery.acceptance.school.School;
import io.ghasi.delivery.acceptance.school.Seat;
import io.ghasi.delivery.acceptance.school.Stored;
import io.ghasi.delivery.journey.client.Call;
import io.ghasi.delivery.journey.client.Player;
import io.ghasi.delivery.journey.world.Deployment;
import org.junit.jupiter.api.Test;

/** Who reads what others do. */
class StaffTest {
    private static final String READ_ANY = "delivery.play_session:read_any";

    private final School school = School.open(Deployment.shared());
    private final Seat learner = school.seat(Course.OPEN);

    @Test
    void staff_read_every_session_of_their_tenant() throws Exception {
        String session = learner.session();
        Seat staff = learner.as(school.learner(), READ_ANY);

        assertThat(staff.done(Player.read(session)).data().get("id").stringValue())
                .isEqualTo(session);
        staff.done(Player.outline(session));
    }

    @Test
    void staff_write_nothing_even_with_every_permission_there_is() throws Exception {
        String session = learner.session();
        Stored before = Stored.session(learner.world(), session);
        Seat staff = learner.as(school.learner(), READ_ANY + " " + Player.LEARNER_SCOPE);

        for (String verb : new String[] {"pause", "resume", "complete", "abandon", "heartbeat"}) {
            staff.refused(Player.transition(session, verb), 403, "authz.forbidden");
        }
        staff.refused(Player.next(session), 403, "authz.forbidden");

        assertThat(Stored.session(learner.world(), session)).isEqualTo(before);
    }

    @Test
    void staff_of_another_tenant_find_nothing() throws Exception {
        String session = learner.session();
        Seat stranger = learner.as(School.open(learner.world()).learner(), READ_ANY);

        stranger.refused(Player.read(session), 404, "resource.not_found");
        stranger.refused(Player.outline(session), 404, "resource.not_found");
    }

    @Test
    void to_read_any_is_not_to_list() throws Exception {
        Seat staff = learner.as(school.learner(), READ_ANY);

        staff.refused(Call.get(Player.SESSIONS), 403, "authz.insufficient_scope");
    }

    @Test
    void a_fellow_learner_is_forbidden_what_a_stranger_does_not_find() throws Exception {
        String session = learner.session();
        Seat fellow = school.seat(Course.OPEN);
        Seat stranger = School.open(learner.world()).seat(Course.OPEN);

        fellow.refused(Player.read(session), 403, "authz.forbidden");
        fellow.refused(Player.outline(session), 403, "authz.forbidden");
        fellow.refused(Player.next(session), 403, "authz.forbidden");
        stranger.refused(Player.next(session), 404, "resource.not_found");
    }
}
