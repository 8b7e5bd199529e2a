package io.ghasi.delivery.adapters.postgres;

import io.ghasi.delivery.core.course.Cursor;
import io.ghasi.delivery.core.events.Cause;
import io.ghasi.delivery.core.ids.DeviceId;
import io.ghasi.delivery.core.session.PlaySession;
import io.ghasi.delivery.core.session.SessionEvent;
import io.ghasi.delivery.core.session.SessionFacts;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/** What each event tells beyond its envelope; one schema a kind under {@code contracts/events}. */
final class EventPayloads {
    private EventPayloads() {}

    static void write(JsonGenerator json, PlaySession after, SessionEvent event, Cause cause) {
        SessionFacts facts = after.facts();
        json.writeStartObject();
        json.writeStringProperty("playSessionId", facts.id().text());
        json.writeStringProperty("userId", facts.user().text());
        json.writeStringProperty("enrollmentId", facts.enrollment().text());
        json.writeStringProperty("courseVersionId", facts.courseVersion().text());
        switch (event) {
            case SessionEvent.Started started -> started(json, started);
            case SessionEvent.Navigated navigated -> navigated(json, navigated);
            case SessionEvent.Paused paused -> {
                json.writeStringProperty("reason", word(paused.reason()));
                place(json, paused.cursor(), paused.device(), cause);
            }
            case SessionEvent.Resumed resumed -> {
                json.writeStringProperty("reason", word(resumed.reason()));
                place(json, resumed.cursor(), resumed.device(), cause);
            }
            case SessionEvent.RuntimeCommitted committed -> RuntimePayload.write(json, committed);
            case SessionEvent.Completed completed -> completed(json, completed);
            case SessionEvent.Failed failed -> ended(json, failed.reason(), failed);
            case SessionEvent.Abandoned abandoned -> ended(json, abandoned.reason(), abandoned);
        }
        json.writeEndObject();
    }

    private static void started(JsonGenerator json, SessionEvent.Started event) {
        SessionFacts facts = event.facts();
        json.writeStringProperty("playPackageId", facts.pack().id().text());
        json.writeStringProperty("deviceId", event.device().text());
        json.writeNumberProperty("attemptNumber", facts.attempt());
        cursor(json, "cursor", event.cursor());
        json.writeBooleanProperty("isOffline", false);
        json.writeStringProperty("standard", facts.pack().standard());
        json.writeStringProperty("startedAt", Times.text(event.occurredAt()));
    }

    private static void navigated(JsonGenerator json, SessionEvent.Navigated event) {
        cursor(json, "from", event.from());
        cursor(json, "to", event.to());
        json.writeStringProperty("navigationType", word(event.type()));
        json.writeNumberProperty("lessonsVisited", event.lessonsVisited());
        json.writeStringProperty("occurredAt", Times.text(event.occurredAt()));
    }

    private static void completed(JsonGenerator json, SessionEvent.Completed event) {
        json.writeStringProperty("outcome", word(event.outcome()));
        if (event.score() != null) {
            json.writeName("score");
            ScoreJson.write(json, event.score());
        }
        json.writeNumberProperty("durationSeconds", event.duration().toSeconds());
        ended(json, event);
    }

    private static void ended(JsonGenerator json, SessionEvent event) {
        json.writeStringProperty("endedAt", Times.text(event.occurredAt()));
    }

    // A user acts through the API; what acts without one is the system.
    private static void place(JsonGenerator json, Cursor cursor, DeviceId device, Cause cause) {
        cursor(json, "cursor", cursor);
        json.writeStringProperty("deviceId", device.text());
        json.writeStringProperty("source", cause.actorType().equals("user") ? "api" : "system");
    }

    private static void ended(JsonGenerator json, String reason, SessionEvent event) {
        json.writeStringProperty("reason", reason);
        ended(json, event);
    }

    private static void cursor(JsonGenerator json, String name, Cursor cursor) {
        json.writeName(name);
        CursorJson.write(json, cursor);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
