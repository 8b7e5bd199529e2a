package io.ghasi.delivery.core.session;

import io.ghasi.delivery.core.course.Cursor;
import io.ghasi.delivery.core.course.NavigationType;
import io.ghasi.delivery.core.course.RuntimeReport;
import io.ghasi.delivery.core.events.DomainEvent;
import io.ghasi.delivery.core.ids.DeviceId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happened to a session. Each has a schema under {@code contracts/events}. */
public sealed interface SessionEvent extends DomainEvent {
    /** The event's whole type, as its contract has it. */
    default String eventType() {
        return "delivery.play_session." + name();
    }

    /** A session began. */
    record Started(SessionFacts facts, DeviceId device, Cursor cursor, Instant occurredAt) implements SessionEvent {
        @Override
        public String name() {
            return "started";
        }
    }

    /** The cursor moved; {@code lessonsVisited} counts distinct lessons so far. */
    record Navigated(Cursor from, Cursor to, NavigationType type, int lessonsVisited, Instant occurredAt)
            implements SessionEvent {
        @Override
        public String name() {
            return "navigated";
        }
    }

    /** The session waits. */
    record Paused(PauseReason reason, Cursor cursor, DeviceId device, Instant occurredAt) implements SessionEvent {
        @Override
        public String name() {
            return "paused";
        }
    }

    /** The session goes on, on {@code device}. */
    record Resumed(ResumeReason reason, Cursor cursor, DeviceId device, Instant occurredAt) implements SessionEvent {
        @Override
        public String name() {
            return "resumed";
        }
    }

    /** What content has said is durable. */
    record RuntimeCommitted(RuntimeReport report, Instant occurredAt) implements SessionEvent {
        @Override
        public String name() {
            return "committed";
        }

        @Override
        public String eventType() {
            return "delivery.runtime.committed";
        }
    }

    /** The session was worked through; {@code duration} is from start to end. */
    record Completed(Outcome outcome, @Nullable Score score, Duration duration, Instant occurredAt)
            implements SessionEvent {
        @Override
        public String name() {
            return "completed";
        }
    }

    /** The session could not go on. */
    record Failed(String reason, Instant occurredAt) implements SessionEvent {
        @Override
        public String name() {
            return "failed";
        }
    }

    /** The session was given up. */
    record Abandoned(String reason, Instant occurredAt) implements SessionEvent {
        @Override
        public String name() {
            return "abandoned";
        }
    }
}
