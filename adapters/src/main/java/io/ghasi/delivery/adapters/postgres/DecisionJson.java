package io.ghasi.delivery.adapters.postgres;

import io.ghasi.delivery.core.ids.IdSource;
import io.ghasi.delivery.core.session.Change;
import io.ghasi.delivery.core.session.Decision;
import java.io.StringWriter;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** Writes decisions as the functions of {@code V008__commit_batch.sql} and {@code V011__event_versions.sql} read them. Each is numbered by its place in the batch. */
final class DecisionJson {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int TYPICAL_SIZE = 4_096;

    private final EventEnvelopes envelopes;
    private final IdSource ids;

    DecisionJson(EventEnvelopes envelopes, IdSource ids) {
        this.envelopes = envelopes;
        this.ids = ids;
    }

    /** Writes the members of one decision. */
    private interface Members {
        void write(JsonGenerator json, int n);
    }

    /** What is kept with those that {@code which} picks; each keeps something. */
    static String memories(List<Decision> decisions, IntPredicate which) {
        StringWriter text = new StringWriter(TYPICAL_SIZE);
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartArray();
            for (int n = 0; n < decisions.size(); n++) {
                if (which.test(n)) {
                    MemoryJson.write(
                            json, n, MemoryJson.remembered(decisions.get(n)).orElseThrow());
                }
            }
            json.writeEndArray();
        }
        return text.toString();
    }

    /** Those of {@code decisions} that {@code which} picks, each with its answer and its one change; null where there are none. */
    @Nullable
    String plain(List<Decision> decisions, IntPredicate which) {
        return each(decisions, which, (json, n) -> {
            Decision decision = decisions.get(n);
            json.writeStringProperty("tenant_id", decision.tenant().value().toString());
            SessionJson.update(json, (Change.Update) decision.changes().getFirst());
            rest(json, decision, decision.changes().getFirst());
            if (decision.keyed() != null) {
                AnswerJson.write(json, decision.keyed(), "answer_version");
            }
        });
    }

    /** The answers to remember of those that {@code which} picks; null where there are none. */
    @Nullable
    String decisions(List<Decision> decisions, IntPredicate which) {
        return each(decisions, which, (json, n) -> {
            Decision decision = decisions.get(n);
            json.writeStringProperty("tenant_id", decision.tenant().value().toString());
            if (decision.keyed() != null) {
                AnswerJson.write(json, decision.keyed(), "version");
            }
        });
    }

    private static @Nullable String each(List<Decision> decisions, IntPredicate which, Members members) {
        StringWriter text = new StringWriter(TYPICAL_SIZE);
        int written = 0;
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartArray();
            for (int n = 0; n < decisions.size(); n++) {
                if (which.test(n)) {
                    json.writeStartObject();
                    json.writeNumberProperty("n", n);
                    members.write(json, n);
                    json.writeEndObject();
                    written++;
                }
            }
            json.writeEndArray();
        }
        return written == 0 ? null : text.toString();
    }

    /** What those that {@code which} picks do, in order; null where there are none. */
    @Nullable
    String changes(List<Decision> decisions, IntPredicate which) {
        StringWriter text = new StringWriter(TYPICAL_SIZE);
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartArray();
            for (int n = 0; n < decisions.size(); n++) {
                if (which.test(n)) {
                    changes(json, n, decisions.get(n));
                }
            }
            json.writeEndArray();
        }
        return text.toString();
    }

    private void changes(JsonGenerator json, int n, Decision decision) {
        for (int o = 0; o < decision.changes().size(); o++) {
            Change change = decision.changes().get(o);
            json.writeStartObject();
            json.writeNumberProperty("n", n);
            json.writeNumberProperty("o", o);
            json.writeStringProperty(
                    "tenant_id", change.after().facts().tenant().value().toString());
            switch (change) {
                case Change.Create create -> SessionJson.create(json, create);
                case Change.Update update -> {
                    json.writeStringProperty("kind", update.activates() ? "activate" : "plain");
                    SessionJson.update(json, update);
                }
            }
            rest(json, decision, change);
            json.writeEndObject();
        }
    }

    private void rest(JsonGenerator json, Decision decision, Change change) {
        json.writeStringProperty("traceparent", decision.cause().traceparent());
        json.writeName("events");
        json.writeStartArray();
        told(decision, change).forEach(versions -> event(json, versions));
        json.writeEndArray();
    }

    /** The events of {@code change}, which {@code decision} makes: each in all its versions, the newest first. */
    List<List<Rendition>> told(Decision decision, Change change) {
        return change.events().stream()
                .map(event -> envelopes.of(change.after(), event, decision.cause(), ids))
                .toList();
    }

    // One event takes one number, in however many versions it is told.
    private static void event(JsonGenerator json, List<Rendition> versions) {
        json.writeStartObject();
        members(json, versions.getFirst());
        if (versions.size() > 1) {
            json.writeName("also");
            json.writeStartArray();
            for (Rendition older : versions.subList(1, versions.size())) {
                json.writeStartObject();
                members(json, older);
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static void members(JsonGenerator json, Rendition rendition) {
        json.writeStringProperty("id", rendition.id().value().toString());
        json.writeStringProperty("subject", rendition.subject());
        json.writeStringProperty("rest", rendition.rest());
    }
}
