package io.ghasi.delivery.acceptance.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.acceptance.school.Course;
import io.ghasi.delivery.acceptance.school.School;
import io.ghasi.delivery.acceptance.school.Seat;
import io.ghasi.delivery.core.ids.CourseVersionId;
import io.ghasi.delivery.core.ids.DeviceId;
import io.ghasi.delivery.core.ids.EnrollmentId;
import io.ghasi.delivery.journey.client.Call;
import io.ghasi.delivery.journey.client.Player;
import io.ghasi.delivery.journey.world.Deployment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may start and resume what. */
class EnrollmentTest {
    private final School school = School.open(Deployment.shared());
    private final Deployment world = school.world();

    @Test
    void an_enrollment_that_nobody_has_is_not_found() throws Exception {
        Seat seat = school.seat(Course.OPEN);

        seat.refused(Player.start(new EnrollmentId(world.ids().next()), seat.course()), 404, "resource.not_found");
    }

    @Test
    void an_enrollment_of_another_tenant_is_not_found() throws Exception {
        Seat theirs = School.open(world).seat(Course.OPEN);
        Seat ours = school.seat(Course.OPEN);

        ours.refused(Player.start(theirs.enrollment(), theirs.course()), 404, "resource.not_found");
    }

    @Test
    void an_enrollment_of_another_user_is_forbidden() throws Exception {
        Seat theirs = school.seat(Course.OPEN);
        Seat ours = school.seat(Course.OPEN);

        ours.refused(Player.start(theirs.enrollment(), theirs.course()), 403, "authz.forbidden");
    }

    @Test
    void an_enrollment_is_for_one_course_version() throws Exception {
        Seat seat = school.seat(Course.OPEN);

        seat.refused(Player.start(seat.enrollment(), school.course(Course.FORK)), 422, "validation.conflict");
    }

    @Test
    void a_course_version_without_a_package_cannot_be_played() throws Exception {
        Seat seat = school.seat(Course.OPEN);
        CourseVersionId unbuilt = new CourseVersionId(world.ids().next());
        world.neighbours().enrollment(seat.enrollment(), seat.learner(), unbuilt, "active");

        seat.refused(Player.start(seat.enrollment(), unbuilt), 422, "delivery.course.unavailable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"revoked", "expired", "completed"})
    void an_enrollment_that_is_not_active_starts_and_resumes_nothing(String state) throws Exception {
        Seat seat = school.seat(Course.OPEN);
        String session = seat.session();
        seat.done(Player.transition(session, "pause"));
        seat.enrollment(state);

        seat.refused(Player.transition(session, "resume"), 403, "delivery.enrollment.not_active");
        seat.refused(Player.start(seat.enrollment(), seat.course()), 403, "delivery.enrollment.not_active");

        seat.enrollment("active");
        assertThat(seat.done(Player.transition(session, "resume"))
                        .data()
                        .get("state")
                        .stringValue())
                .isEqualTo("active");
    }

    @Test
    void a_start_is_for_the_device_of_the_token() throws Exception {
        Seat seat = school.seat(Course.OPEN);

        seat.refused(startFor(seat, new DeviceId(world.ids().next())), 403, "authz.forbidden");
        assertThat(seat.ask(startFor(seat, seat.learner().device())).status()).isEqualTo(201);
    }

    @Test
    void what_cannot_be_seen_is_not_found_whatever_device_it_is_asked_for() throws Exception {
        Seat seat = school.seat(Course.OPEN);
        EnrollmentId unknown = new EnrollmentId(world.ids().next());

        seat.refused(startFor(seat, unknown, new DeviceId(world.ids().next())), 404, "resource.not_found");
    }

    private static Call startFor(Seat seat, DeviceId device) {
        return startFor(seat, seat.enrollment(), device);
    }

    private static Call startFor(Seat seat, EnrollmentId enrollment, DeviceId device) {
        return Call.post(
                Player.SESSIONS,
                "{\"enrollmentId\":\"%s\",\"courseVersionId\":\"%s\",\"deviceId\":\"%s\"}"
                        .formatted(enrollment.text(), seat.course().text(), device.text()));
    }
}
