package io.ghasi.delivery.adapters.postgres;

import io.ghasi.delivery.core.session.Change;
import io.ghasi.delivery.core.session.CompletedSession;
import io.ghasi.delivery.core.session.EndedSession;
import io.ghasi.delivery.core.session.PackageFacts;
import io.ghasi.delivery.core.session.PausedSession;
import io.ghasi.delivery.core.session.PlaySession;
import io.ghasi.delivery.core.session.SessionFacts;
import io.ghasi.delivery.core.session.Snapshot;
import io.ghasi.delivery.core.session.State;
import java.util.HexFormat;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/** What a change makes of a session, by the names of its columns. */
final class SessionJson {
    private SessionJson() {}

    static void update(JsonGenerator json, Change.Update update) {
        json.writeNumberProperty("expected", update.before().version());
        if (update.idleSince() != null) {
            json.writeStringProperty("idle_since", update.idleSince().toString());
        }
        state(json, update.after());
    }

    static void create(JsonGenerator json, Change.Create create) {
        json.writeStringProperty("kind", "create");
        facts(json, create.after().facts());
        state(json, create.after());
    }

    private static void facts(JsonGenerator json, SessionFacts facts) {
        json.writeStringProperty("user_id", facts.user().value().toString());
        json.writeStringProperty("enrollment_id", facts.enrollment().value().toString());
        json.writeStringProperty(
                "course_version_id", facts.courseVersion().value().toString());
        json.writeNumberProperty("attempt_number", facts.attempt());
        json.writeStringProperty("locale", facts.locale());
        json.writeStringProperty("started_at", facts.startedAt().toString());
        PackageFacts pack = facts.pack();
        json.writeStringProperty("play_package_id", pack.id().value().toString());
        json.writeStringProperty("standard", pack.standard());
        json.writeStringProperty("navigation", pack.navigation());
        json.writeStringProperty("title", pack.title());
        json.writeNumberProperty("manifest_version", pack.manifestVersion());
    }

    private static void state(JsonGenerator json, PlaySession session) {
        Snapshot at = session.at();
        json.writeStringProperty("id", at.facts().id().value().toString());
        json.writeStringProperty("state", State.of(session).word());
        json.writeStringProperty("device_id", at.device().value().toString());
        json.writeName("cursor");
        CursorJson.write(json, at.position().cursor());
        json.writeStringProperty(
                "visited", HexFormat.of().formatHex(at.position().visited().toBytes()));
        json.writeNumberProperty("lamport", at.position().lamport());
        json.writeNumberProperty("version", at.version());
        json.writeStringProperty("last_activity_at", at.lastActivityAt().toString());
        if (session instanceof PausedSession paused) {
            json.writeStringProperty("paused_at", paused.pausedAt().toString());
        }
        if (session instanceof EndedSession ended) {
            json.writeStringProperty("ended_at", ended.endedAt().toString());
            json.writeStringProperty("end_reason", ended.endReason());
        }
        if (session instanceof CompletedSession completed) {
            json.writeStringProperty("outcome", completed.outcome().name().toLowerCase(Locale.ROOT));
            if (completed.score() != null) {
                json.writeName("score");
                ScoreJson.write(json, completed.score());
            }
        }
    }
}
