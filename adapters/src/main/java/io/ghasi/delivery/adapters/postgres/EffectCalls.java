package io.ghasi.delivery.adapters.postgres;

import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.inbox.Message;
import io.ghasi.delivery.core.inbox.Source;
import io.ghasi.delivery.core.inbox.Work;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** Makes effects true, all of a kind in one call: {@code V014__effects.sql}. */
final class EffectCalls {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int TYPICAL_SIZE = 8_192;

    /** Writes one row's members. */
    private interface Row<T> {
        void write(JsonGenerator json, T of);
    }

    /** Applies {@code messages}, those of one aggregate in their order. */
    void apply(Connection connection, TenantId tenant, List<Message> messages) throws SQLException {
        for (Map<String, List<Message>> turn : turns(messages).values()) {
            for (Map.Entry<String, List<Message>> kind : turn.entrySet()) {
                call(
                        connection,
                        kind.getKey(),
                        tenant,
                        rows(kind.getValue(), (json, it) -> EffectJson.write(json, it.effect())));
            }
        }
        Map<Work, Message> work = work(messages);
        if (!work.isEmpty()) {
            call(connection, "order_work", tenant, rows(work.entrySet(), EffectCalls::order));
        }
    }

    // A statement sees an aggregate once: the second event of each goes into the second turn, and so on.
    private static Map<Integer, Map<String, List<Message>>> turns(List<Message> messages) {
        Map<Integer, Map<String, List<Message>>> turns = new TreeMap<>();
        Map<Source, Integer> counts = new HashMap<>();
        for (Message message : messages) {
            int turn = counts.merge(message.source(), 1, Integer::sum);
            turns.computeIfAbsent(turn, _ -> new LinkedHashMap<>())
                    .computeIfAbsent(EffectJson.function(message.effect()), _ -> new ArrayList<>())
                    .add(message);
        }
        return turns;
    }

    private static Map<Work, Message> work(List<Message> messages) {
        Map<Work, Message> work = new LinkedHashMap<>();
        for (Message message : messages) {
            Work left = message.effect().work();
            if (left != null) {
                work.put(left, message);
            }
        }
        return work;
    }

    private static void order(JsonGenerator json, Map.Entry<Work, Message> entry) {
        Work work = entry.getKey();
        json.writeStringProperty("kind", work.kind().word());
        json.writeStringProperty("subject", work.subject().toString());
        json.writeNumberProperty("passes", work.kind().passes());
        json.writeStringProperty("traceparent", entry.getValue().cause().traceparent());
        json.writeStringProperty("correlation_id", entry.getValue().cause().correlationId());
    }

    private static <T> String rows(Iterable<T> all, Row<T> row) {
        StringWriter text = new StringWriter(TYPICAL_SIZE);
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartArray();
            for (T one : all) {
                json.writeStartObject();
                row.write(json, one);
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        return text.toString();
    }

    private static void call(Connection connection, String function, TenantId tenant, String rows) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT delivery." + function + "(?, ?::json)")) {
            statement.setObject(1, tenant.value());
            statement.setString(2, rows);
            statement.execute();
        }
    }
}
