package io.ghasi.delivery.adapters.postgres;

import io.ghasi.delivery.core.idempotency.RecordedAnswer;
import io.ghasi.delivery.core.ids.EventId;
import io.ghasi.delivery.core.ids.IdSource;
import io.ghasi.delivery.core.session.Change;
import io.ghasi.delivery.core.session.CompletedSession;
import io.ghasi.delivery.core.session.Decision;
import io.ghasi.delivery.core.session.EndedSession;
import io.ghasi.delivery.core.session.PackageFacts;
import io.ghasi.delivery.core.session.PausedSession;
import io.ghasi.delivery.core.session.PlaySession;
import io.ghasi.delivery.core.session.SessionEvent;
import io.ghasi.delivery.core.session.SessionFacts;
import io.ghasi.delivery.core.session.Snapshot;
import io.ghasi.delivery.core.session.State;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes decisions as the function {@code delivery.commit_decisions} reads them. */
final class DecisionJson {
    private static final JsonMapper JSON = new JsonMapper();

    private final EventEnvelopes envelopes;
    private final IdSource ids;

    DecisionJson(EventEnvelopes envelopes, IdSource ids) {
        this.envelopes = envelopes;
        this.ids = ids;
    }

    /** The answers to remember, one of each decision, numbered by its place. */
    String decisions(List<Decision> decisions) {
        ArrayNode all = JSON.createArrayNode();
        for (int n = 0; n < decisions.size(); n++) {
            ObjectNode node = all.addObject();
            node.put("n", n);
            node.put("tenant_id", decisions.get(n).tenant().value().toString());
            Decision.Keyed keyed = decisions.get(n).keyed();
            if (keyed != null) {
                remember(node, keyed);
            }
        }
        return all.toString();
    }

    private static void remember(ObjectNode node, Decision.Keyed keyed) {
        RecordedAnswer answer = keyed.attempted().answer();
        node.put("user_id", keyed.key().user().value().toString());
        node.put("key", keyed.key().value().toString());
        node.put("fingerprint", keyed.attempted().fingerprint().value().toString());
        node.put("status", answer.status());
        node.put("version", answer.version());
        node.put("location", answer.location());
        node.put("body", new String(answer.body().bytes(), StandardCharsets.UTF_8));
    }

    /** What they do, in order. */
    String changes(List<Decision> decisions) {
        ArrayNode all = JSON.createArrayNode();
        for (int n = 0; n < decisions.size(); n++) {
            Decision decision = decisions.get(n);
            for (int o = 0; o < decision.changes().size(); o++) {
                ObjectNode node = all.addObject();
                node.put("n", n);
                node.put("o", o);
                change(node, decision, decision.changes().get(o));
            }
        }
        return all.toString();
    }

    private void change(ObjectNode node, Decision decision, Change change) {
        switch (change) {
            case Change.Create create -> {
                node.put("kind", "create");
                facts(node, create.after().facts());
            }
            case Change.Update update -> {
                node.put("kind", update.activates() ? "activate" : "plain");
                node.put("expected", update.before().version());
                node.put(
                        "idle_since",
                        update.idleSince() == null ? null : update.idleSince().toString());
            }
        }
        state(node, change.after());
        node.put("traceparent", decision.cause().traceparent());
        ArrayNode events = node.putArray("events");
        for (SessionEvent event : change.events()) {
            EventId id = new EventId(ids.next());
            ObjectNode written = events.addObject();
            written.put("id", id.value().toString());
            written.put("subject", "delivery.play_session." + event.name() + ".v1");
            written.put("rest", envelopes.rest(id, change.after(), event, decision.cause()));
        }
    }

    private static void facts(ObjectNode node, SessionFacts facts) {
        node.put("user_id", facts.user().value().toString());
        node.put("enrollment_id", facts.enrollment().value().toString());
        node.put("course_version_id", facts.courseVersion().value().toString());
        node.put("attempt_number", facts.attempt());
        node.put("locale", facts.locale());
        node.put("started_at", facts.startedAt().toString());
        PackageFacts pack = facts.pack();
        node.put("play_package_id", pack.id().value().toString());
        node.put("standard", pack.standard());
        node.put("navigation", pack.navigation());
        node.put("title", pack.title());
        node.put("manifest_version", pack.manifestVersion());
    }

    private static void state(ObjectNode node, PlaySession session) {
        Snapshot at = session.at();
        node.put("tenant_id", at.facts().tenant().value().toString());
        node.put("id", at.facts().id().value().toString());
        node.put("state", State.of(session).word());
        node.put("device_id", at.device().value().toString());
        node.set("cursor", CursorJson.write(at.position().cursor()));
        node.put("visited", HexFormat.of().formatHex(at.position().visited().toBytes()));
        node.put("lamport", at.position().lamport());
        node.put("version", at.version());
        node.put("last_activity_at", at.lastActivityAt().toString());
        if (session instanceof PausedSession paused) {
            node.put("paused_at", paused.pausedAt().toString());
        }
        if (session instanceof EndedSession ended) {
            node.put("ended_at", ended.endedAt().toString());
            node.put("end_reason", ended.endReason());
        }
        if (session instanceof CompletedSession completed) {
            node.put("outcome", completed.outcome().name().toLowerCase(Locale.ROOT));
            if (completed.score() != null) {
                node.set("score", ScoreJson.write(completed.score()));
            }
        }
    }
}
