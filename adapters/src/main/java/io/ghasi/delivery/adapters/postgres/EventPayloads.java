package io.ghasi.delivery.adapters.postgres;

import io.ghasi.delivery.core.course.Cursor;
import io.ghasi.delivery.core.events.Cause;
import io.ghasi.delivery.core.ids.DeviceId;
import io.ghasi.delivery.core.session.PlaySession;
import io.ghasi.delivery.core.session.SessionEvent;
import io.ghasi.delivery.core.session.SessionFacts;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What each event tells beyond its envelope; one schema a kind under {@code contracts/events}. */
final class EventPayloads {
    private static final JsonMapper JSON = new JsonMapper();

    private EventPayloads() {}

    static ObjectNode write(PlaySession after, SessionEvent event, Cause cause) {
        SessionFacts facts = after.facts();
        ObjectNode node = JSON.createObjectNode();
        node.put("playSessionId", facts.id().text());
        node.put("userId", facts.user().text());
        node.put("enrollmentId", facts.enrollment().text());
        node.put("courseVersionId", facts.courseVersion().text());
        switch (event) {
            case SessionEvent.Started started -> started(node, started);
            case SessionEvent.Navigated navigated -> navigated(node, navigated);
            case SessionEvent.Paused paused -> {
                node.put("reason", word(paused.reason()));
                place(node, paused.cursor(), paused.device(), cause);
            }
            case SessionEvent.Resumed resumed -> {
                node.put("reason", word(resumed.reason()));
                place(node, resumed.cursor(), resumed.device(), cause);
            }
            case SessionEvent.Completed completed -> completed(node, completed);
            case SessionEvent.Failed failed -> ended(node.put("reason", failed.reason()), failed);
            case SessionEvent.Abandoned abandoned -> ended(node.put("reason", abandoned.reason()), abandoned);
        }
        return node;
    }

    private static void started(ObjectNode node, SessionEvent.Started event) {
        SessionFacts facts = event.facts();
        node.put("playPackageId", facts.pack().id().text());
        node.put("deviceId", event.device().text());
        node.put("attemptNumber", facts.attempt());
        node.set("cursor", CursorJson.write(event.cursor()));
        node.put("isOffline", false);
        node.put("standard", facts.pack().standard());
        node.put("startedAt", Times.text(event.occurredAt()));
    }

    private static void navigated(ObjectNode node, SessionEvent.Navigated event) {
        node.set("from", CursorJson.write(event.from()));
        node.set("to", CursorJson.write(event.to()));
        node.put("navigationType", word(event.type()));
        node.put("lessonsVisited", event.lessonsVisited());
        node.put("occurredAt", Times.text(event.occurredAt()));
    }

    private static void completed(ObjectNode node, SessionEvent.Completed event) {
        node.put("outcome", word(event.outcome()));
        if (event.score() != null) {
            node.set("score", ScoreJson.write(event.score()));
        }
        node.put("durationSeconds", event.duration().toSeconds());
        ended(node, event);
    }

    private static void ended(ObjectNode node, SessionEvent event) {
        node.put("endedAt", Times.text(event.occurredAt()));
    }

    // A user acts through the API; what acts without one is the system.
    private static void place(ObjectNode node, Cursor cursor, DeviceId device, Cause cause) {
        node.set("cursor", CursorJson.write(cursor));
        node.put("deviceId", device.text());
        node.put("source", cause.actorType().equals("user") ? "api" : "system");
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
