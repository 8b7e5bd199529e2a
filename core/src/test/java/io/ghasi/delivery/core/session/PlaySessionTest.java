package io.ghasi.delivery.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.core.course.Cursor;
import io.ghasi.delivery.core.course.NavigationType;
import io.ghasi.delivery.core.ids.CourseVersionId;
import io.ghasi.delivery.core.ids.DeviceId;
import io.ghasi.delivery.core.ids.EnrollmentId;
import io.ghasi.delivery.core.ids.PlayPackageId;
import io.ghasi.delivery.core.ids.SessionId;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.ids.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PlaySessionTest {
    private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
    private static final DeviceId DEVICE = new DeviceId(new UUID(0, 1));
    private static final DeviceId OTHER = new DeviceId(new UUID(0, 2));

    private final ActiveSession session =
            ActiveSession.start(facts(), DEVICE, at(0)).after();

    @Test
    void a_session_starts_at_version_one_on_its_first_lesson() {
        assertThat(session.version()).isEqualTo(1);
        assertThat(session.at().position().lamport()).isEqualTo(1);
        assertThat(session.at().position().visited().contains(0)).isTrue();
    }

    @Test
    void a_move_counts_version_and_lamport_and_tells_where_from_and_where_to() {
        Transition<ActiveSession> moved = session.moveTo(at(2), NavigationType.JUMP, START.plusSeconds(5));
        assertThat(moved.after().version()).isEqualTo(2);
        assertThat(moved.after().at().position().lamport()).isEqualTo(2);
        assertThat(moved.after().at().lastActivityAt()).isEqualTo(START.plusSeconds(5));
        assertThat(moved.events())
                .containsExactly(
                        new SessionEvent.Navigated(at(0), at(2), NavigationType.JUMP, 2, START.plusSeconds(5)));
    }

    @Test
    void a_heartbeat_touches_and_tells_nobody() {
        Transition<ActiveSession> touched = session.touch(START.plusSeconds(90));
        assertThat(touched.after().version()).isEqualTo(1);
        assertThat(touched.after().at().lastActivityAt()).isEqualTo(START.plusSeconds(90));
        assertThat(touched.events()).isEmpty();
    }

    @Test
    void a_pause_by_the_sweep_is_no_activity_of_the_learner() {
        Instant later = START.plus(Duration.ofHours(1));
        assertThat(session.pause(PauseReason.LEARNER, later).after().at().lastActivityAt())
                .isEqualTo(later);
        assertThat(session.pause(PauseReason.INACTIVITY, later).after().at().lastActivityAt())
                .isEqualTo(START);
    }

    @Test
    void resuming_elsewhere_moves_the_session_there_and_says_why() {
        PausedSession paused = session.pause(PauseReason.LEARNER, START).after();
        assertThat(paused.resume(DEVICE, START).events())
                .containsExactly(new SessionEvent.Resumed(ResumeReason.LEARNER, at(0), DEVICE, START));
        Transition<ActiveSession> elsewhere = paused.resume(OTHER, START);
        assertThat(elsewhere.after().at().device()).isEqualTo(OTHER);
        assertThat(elsewhere.events())
                .containsExactly(new SessionEvent.Resumed(ResumeReason.DEVICE, at(0), OTHER, START));
    }

    @Test
    void ending_keeps_what_was_reached_and_counts_a_version() {
        Instant end = START.plusSeconds(60);
        Transition<CompletedSession> completed = session.complete(Outcome.COMPLETED, null, end);
        assertThat(completed.after().version()).isEqualTo(2);
        assertThat(completed.after().endedAt()).isEqualTo(end);
        assertThat(completed.events())
                .containsExactly(new SessionEvent.Completed(Outcome.COMPLETED, null, Duration.ofSeconds(60), end));
        assertThat(session.abandon(AbandonReason.LEARNER, end).after().endReason())
                .isEqualTo("learner");
        assertThat(State.of(session.fail("package_unusable", end).after())).isEqualTo(State.FAILED);
    }

    @Test
    void only_a_change_that_puts_a_session_on_a_device_activates() {
        PausedSession paused = session.pause(PauseReason.LEARNER, START).after();
        assertThat(Change.of(paused, paused.resume(DEVICE, START)).activates()).isTrue();
        assertThat(Change.of(session, session.takeOver(OTHER, START)).activates())
                .isTrue();
        assertThat(Change.of(session, session.touch(START)).activates()).isFalse();
        assertThat(Change.of(session, session.pause(PauseReason.LEARNER, START)).activates())
                .isFalse();
    }

    private static Cursor at(int index) {
        return new Cursor("m1", "L" + index, null, List.of(), index);
    }

    private static SessionFacts facts() {
        PackageFacts pack = new PackageFacts(new PlayPackageId(new UUID(0, 3)), "native", "Course", "tree", 1);
        return new SessionFacts(
                new SessionId(new UUID(0, 4)),
                new TenantId(new UUID(0, 5)),
                new UserId(new UUID(0, 6)),
                new EnrollmentId(new UUID(0, 7)),
                new CourseVersionId(new UUID(0, 8)),
                pack,
                1,
                "en",
                START);
    }
}
