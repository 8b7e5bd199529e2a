package io.ghasi.delivery.adapters.telemetry;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Marker;
import org.slf4j.MarkerFactory;

/** Everything of ours that is logged, by the name that whoever searches the log asks for: {@code event} of its line. */
public final class LogEvent {
    private static final Set<String> NAMES = ConcurrentHashMap.newKeySet();

    public static final Marker AUTHORITY_CHANGED = of("authority.changed");
    public static final Marker AUTHORITY_UNREADABLE = of("authority.unreadable");
    public static final Marker CHORE_FAILED = of("chore.failed");
    public static final Marker CLOCK_RIGHT = of("clock.right");
    public static final Marker CLOCK_WRONG = of("clock.wrong");
    public static final Marker COMMITS_UNTOLD = of("commits.untold");
    public static final Marker DATABASE_UNAVAILABLE = of("database.unavailable");
    public static final Marker DEPENDENCY_UNAVAILABLE = of("dependency.unavailable");
    public static final Marker EVENT_PARKED = of("outbox.event_parked");
    public static final Marker EVENTS_ERASED = of("stream.events_erased");
    public static final Marker FLAGS_BROKEN = of("flags.broken");
    public static final Marker FLAGS_CHANGED = of("flags.changed");
    public static final Marker FLAGS_UNKNOWN = of("flags.unknown");
    public static final Marker INBOX_NOT_READY = of("inbox.not_ready");
    public static final Marker KEYS_MISSING = of("keys.missing");
    public static final Marker KEYS_STALE = of("keys.stale");
    public static final Marker LEASES_LEFT = of("outbox.leases_left");
    public static final Marker MESSAGE_DEAD = of("inbox.message_dead");
    public static final Marker MESSAGE_UNSETTLED = of("inbox.message_unsettled");
    public static final Marker NATS_CHANGED = of("nats.changed");
    public static final Marker NATS_DROPPED = of("nats.dropped");
    public static final Marker NATS_UNAVAILABLE = of("nats.unavailable");
    public static final Marker OUTBOX_UNAVAILABLE = of("outbox.unavailable");
    public static final Marker PROCESS_DEFECT = of("process.defect");
    public static final Marker PROCESS_ENDED_EARLY = of("process.ended_early");
    public static final Marker REDIS_UNAVAILABLE = of("redis.unavailable");
    public static final Marker REPAIR_FAILED = of("reconcile.repair_failed");
    public static final Marker REQUEST_FAILED = of("request.failed");
    public static final Marker SCHEMA_OLD = of("database.schema_old");
    public static final Marker SECRET_CHANGED = of("secret.changed");
    public static final Marker SECRET_REFUSED = of("secret.refused");
    public static final Marker SECRET_UNREADABLE = of("secret.unreadable");
    public static final Marker STREAM_HOMELESS = of("stream.homeless");
    public static final Marker STREAM_READING_BROKEN = of("stream.reading_broken");
    public static final Marker SPANS_UNTOLD = of("spans.untold");
    public static final Marker TASK_FAILED = of("task.failed");

    private LogEvent() {}

    /** Whether it is one of these, and not a library's marker. */
    public static boolean isOurs(String name) {
        return NAMES.contains(name);
    }

    private static Marker of(String name) {
        NAMES.add(name);
        return MarkerFactory.getMarker(name);
    }
}
