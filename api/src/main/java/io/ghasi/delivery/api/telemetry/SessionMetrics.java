package io.ghasi.delivery.api.telemetry;

import io.ghasi.delivery.adapters.telemetry.Buckets;
import io.ghasi.delivery.core.course.NavigationType;
import io.ghasi.delivery.core.session.Change;
import io.ghasi.delivery.core.session.Decision;
import io.ghasi.delivery.core.session.EndedSession;
import io.ghasi.delivery.core.session.PlaySession;
import io.ghasi.delivery.core.session.SessionEvent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What became of sessions: counted as soon as it is durable. */
public final class SessionMetrics {
    // From a look into a course to a day over it.
    private static final Duration[] LENGTHS = Buckets.of(TimeUnit.MINUTES, 1, 5, 15, 30, 60, 120, 480, 1_440);

    private final MeterRegistry registry;
    private final Counter started;
    private final Counter completed;
    private final Counter committed;
    private final Map<NavigationType, Counter> navigations = new EnumMap<>(NavigationType.class);

    public SessionMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.started = registry.counter("delivery_play_sessions_started_total", "is_offline", "false");
        this.completed = registry.counter("delivery_play_sessions_completed_total");
        this.committed = registry.counter("delivery_runtime_commits_total");
        for (NavigationType type : NavigationType.values()) {
            navigations.put(type, registry.counter("delivery_navigation_events_total", "navigation_type", word(type)));
        }
    }

    /** Counts what {@code decision} made happen. */
    public void count(Decision decision) {
        for (Change change : decision.changes()) {
            change.events().forEach(event -> count(event, change.after()));
        }
    }

    private void count(SessionEvent event, PlaySession after) {
        switch (event) {
            case SessionEvent.Started _ -> started.increment();
            case SessionEvent.Navigated moved -> counter(moved.type()).increment();
            case SessionEvent.Completed how -> {
                completed.increment();
                ended(word(how.outcome()), how.duration());
            }
            case SessionEvent.Abandoned why -> {
                registry.counter("delivery_play_sessions_abandoned_total", "reason", why.reason())
                        .increment();
                ended("abandoned", length(after));
            }
            case SessionEvent.Failed _ -> ended("broken_off", length(after));
            case SessionEvent.RuntimeCommitted _ -> committed.increment();
            case SessionEvent.Paused _, SessionEvent.Resumed _ -> {}
        }
    }

    private Counter counter(NavigationType type) {
        return java.util.Objects.requireNonNull(navigations.get(type));
    }

    private void ended(String outcome, Duration length) {
        Timer.builder("delivery_session_duration_seconds")
                .description("From a session's start to its end, pauses included")
                .serviceLevelObjectives(LENGTHS)
                .tag("outcome", outcome)
                .register(registry)
                .record(length);
    }

    private static Duration length(PlaySession after) {
        return after instanceof EndedSession ended
                ? Duration.between(after.facts().startedAt(), ended.endedAt())
                : Duration.ZERO;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
