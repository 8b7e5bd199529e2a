package io.ghasi.delivery.api.sessions;

import static io.ghasi.delivery.api.exchange.Answer.text;

import io.ghasi.delivery.core.course.Cursor;
import io.ghasi.delivery.core.session.CompletedSession;
import io.ghasi.delivery.core.session.EndedSession;
import io.ghasi.delivery.core.session.PackageFacts;
import io.ghasi.delivery.core.session.PlaySession;
import io.ghasi.delivery.core.session.Score;
import io.ghasi.delivery.core.session.SessionFacts;
import io.ghasi.delivery.core.session.Snapshot;
import io.ghasi.delivery.core.session.State;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** The schema {@code Session} of the contract. */
final class SessionJson {
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private SessionJson() {}

    static void write(JsonGenerator json, PlaySession session) {
        Snapshot at = session.at();
        json.writeStartObject();
        facts(json, at);
        json.writeStringProperty("state", State.of(session).word());
        json.writeNumberProperty("version", at.version());
        json.writeNumberProperty("lamport", at.position().lamport());
        json.writeStringProperty("locale", at.facts().locale());
        json.writeName("cursor");
        cursor(json, at.position().cursor());
        json.writeNumberProperty("lessonsVisited", at.position().visited().count());
        json.writeStringProperty("startedAt", time(at.facts().startedAt()));
        json.writeStringProperty("lastActivityAt", time(at.lastActivityAt()));
        end(json, session);
        json.writeBooleanProperty("isOffline", false);
        pack(json, at.facts().pack());
        json.writeEndObject();
    }

    private static void facts(JsonGenerator json, Snapshot at) {
        SessionFacts facts = at.facts();
        json.writeStringProperty("id", facts.id().text());
        json.writeStringProperty("userId", facts.user().text());
        json.writeStringProperty("enrollmentId", facts.enrollment().text());
        json.writeStringProperty("courseVersionId", facts.courseVersion().text());
        json.writeStringProperty("playPackageId", facts.pack().id().text());
        json.writeStringProperty("deviceId", at.device().text());
        json.writeNumberProperty("attemptNumber", facts.attempt());
    }

    static void cursor(JsonGenerator json, Cursor cursor) {
        json.writeStartObject();
        json.writeNumberProperty("schemaVersion", Cursor.SCHEMA_VERSION);
        json.writeStringProperty("moduleId", cursor.module());
        json.writeStringProperty("lessonId", cursor.lesson());
        text(json, "blockId", cursor.block());
        json.writeName("branchPath");
        json.writeStartArray();
        cursor.branchPath().forEach(json::writeString);
        json.writeEndArray();
        json.writeNumberProperty("sequenceIndex", cursor.sequenceIndex());
        json.writeEndObject();
    }

    private static void end(JsonGenerator json, PlaySession session) {
        @Nullable EndedSession ended = session instanceof EndedSession it ? it : null;
        @Nullable CompletedSession completed = session instanceof CompletedSession it ? it : null;
        text(json, "endedAt", ended == null ? null : time(ended.endedAt()));
        text(json, "endReason", ended == null ? null : ended.endReason());
        text(
                json,
                "outcome",
                completed == null ? null : completed.outcome().name().toLowerCase(Locale.ROOT));
        json.writeName("score");
        score(json, completed == null ? null : completed.score());
    }

    static void score(JsonGenerator json, @Nullable Score score) {
        if (score == null) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        number(json, "scaled", score.scaled());
        number(json, "raw", score.raw());
        number(json, "min", score.min());
        number(json, "max", score.max());
        json.writeEndObject();
    }

    private static void number(JsonGenerator json, String name, @Nullable BigDecimal value) {
        if (value == null) {
            json.writeNullProperty(name);
        } else {
            json.writeNumberProperty(name, value);
        }
    }

    private static void pack(JsonGenerator json, PackageFacts pack) {
        json.writeName("package");
        json.writeStartObject();
        json.writeStringProperty("standard", pack.standard());
        json.writeStringProperty("title", pack.title());
        json.writeStringProperty("navigation", pack.navigation());
        json.writeNumberProperty("manifestVersion", pack.manifestVersion());
        json.writeEndObject();
    }

    private static String time(Instant instant) {
        return MILLIS.format(instant);
    }
}
