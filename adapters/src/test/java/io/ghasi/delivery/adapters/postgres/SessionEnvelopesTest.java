package io.ghasi.delivery.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.core.course.Cursor;
import io.ghasi.delivery.core.course.NavigationType;
import io.ghasi.delivery.core.events.Cause;
import io.ghasi.delivery.core.session.ActiveSession;
import io.ghasi.delivery.core.session.Outcome;
import io.ghasi.delivery.core.session.PauseReason;
import io.ghasi.delivery.core.session.ResumeReason;
import io.ghasi.delivery.core.session.Score;
import io.ghasi.delivery.core.session.SessionEvent;
import io.ghasi.delivery.core.tenancy.Region;
import io.ghasi.delivery.testkit.events.EventCheck;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SessionEnvelopesTest {
    private static final World WORLD = new World();
    private static final ActiveSession SESSION = WORLD.session(WORLD.tenant(), 1);

    static Stream<SessionEvent> events() {
        Cursor cursor = SESSION.at().position().cursor();
        Instant now = Instant.parse("2026-11-23T10:00:00Z");
        Score score = new Score(new BigDecimal("0.9"), null, null, null);
        return Stream.of(
                new SessionEvent.Started(SESSION.facts(), WORLD.device, cursor, now),
                new SessionEvent.Navigated(cursor, cursor, NavigationType.BRANCH, 2, now),
                new SessionEvent.Paused(PauseReason.NEW_SESSION, cursor, WORLD.device, now),
                new SessionEvent.Paused(PauseReason.INACTIVITY, cursor, WORLD.device, now),
                new SessionEvent.Resumed(ResumeReason.DEVICE, cursor, WORLD.device, now),
                new SessionEvent.Completed(Outcome.PASSED, score, Duration.ofSeconds(90), now),
                new SessionEvent.Completed(Outcome.COMPLETED, null, Duration.ZERO, now),
                new SessionEvent.Failed("package_unusable", now),
                new SessionEvent.Abandoned("inactivity", now));
    }

    @ParameterizedTest
    @MethodSource("events")
    void every_event_is_as_its_schema_says_once_the_database_has_numbered_it(SessionEvent event) {
        Cause user =
                new Cause("user", WORLD.user.text(), "00-" + "a".repeat(32) + "-" + "b".repeat(16) + "-01", "req_1");
        assertThat(violations(event, user)).isEmpty();
        Cause system = new Cause("system", "inactivity-sweep", user.traceparent(), "sweep-1");
        assertThat(violations(event, system)).isEmpty();
        Cause untraced = new Cause("user", WORLD.user.text(), "", "req_1");
        assertThat(violations(event, untraced)).isNotEmpty();
    }

    private static List<String> violations(SessionEvent event, Cause cause) {
        Rendition only = new SessionEnvelopes(Region.EU, "0.1.0")
                .of(SESSION, event, cause, WORLD.ids)
                .getFirst();
        assertThat(only.subject()).isEqualTo("delivery.play_session." + event.name() + ".v1");
        return EventCheck.publishedViolations(only.subject(), "{\"aggregateVersion\":1,\"epoch\":1," + only.rest());
    }
}
