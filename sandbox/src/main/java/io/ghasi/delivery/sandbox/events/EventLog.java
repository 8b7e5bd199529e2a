package io.ghasi.delivery.sandbox.events;

import io.ghasi.delivery.core.ids.EventId;
import io.ghasi.delivery.core.ids.IdSource;
import io.ghasi.delivery.sandbox.database.SandboxDatabase;
import io.ghasi.delivery.sandbox.http.Texts;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;

/** Writes down what happened in the transaction in which it happens. Where nobody publishes, nothing is written. */
public final class EventLog {
    /** Whose events come this way; of tenants themselves every region hears. */
    private static final String HERE = "eu";

    private static final JsonMapper JSON = new JsonMapper();
    private static final String REGION = "SELECT region FROM tenants WHERE tenant_id = :tenant";
    private static final String NEXT = """
            INSERT INTO event_versions VALUES (:tenant, :aggregate, 1)
            ON CONFLICT (tenant_id, aggregate_id) DO UPDATE SET version = event_versions.version + 1
            RETURNING version
            """;
    private static final String KEEP = """
            INSERT INTO events (event_id, subject, body) VALUES (:id, :subject, :body)
            """;

    private final SandboxDatabase database;
    private final IdSource ids;
    private final InstantSource clock;
    private final boolean published;
    private volatile Runnable committed = () -> {};

    /** {@code published} says whether anybody will hear. */
    public EventLog(SandboxDatabase database, IdSource ids, InstantSource clock, boolean published) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
        this.published = published;
    }

    /** What {@code work} does and tells happens whole or not at all; one after the other for each {@code subject}. */
    public <T> T together(UUID subject, Supplier<T> work) {
        T result = database.inOne(() -> {
            database.sql()
                    .sql("SELECT pg_advisory_xact_lock(hashtextextended(:subject, 0))")
                    .param("subject", subject.toString())
                    .query((_, _) -> subject)
                    .single();
            return work.get();
        });
        committed.run();
        return result;
    }

    /** Runs {@code listener} after each {@link #together}, when it is not inside another one. */
    void afterwards(Runnable listener) {
        committed = listener;
    }

    /** Writes down {@code told}; inside {@link #together}. */
    public void tell(Told told) {
        String region = database.sql()
                .sql(REGION)
                .param("tenant", told.tenant().value())
                .query(String.class)
                .single();
        if (published && (region.equals(HERE) || told.kind().equals("tenant"))) {
            keep(told, region);
        }
    }

    private void keep(Told told, String region) {
        int version = database.sql()
                .sql(NEXT)
                .param("tenant", told.tenant().value())
                .param("aggregate", told.aggregate().value())
                .query(Integer.class)
                .single();
        EventId id = new EventId(ids.next());
        database.sql()
                .sql(KEEP)
                .param("id", id.text())
                .param("subject", told.subject())
                .param("body", JSON.writeValueAsString(envelope(id, told, region, version)))
                .update();
    }

    private Map<String, Object> envelope(EventId id, Told told, String region, int version) {
        Map<String, Object> envelope = new LinkedHashMap<>();
        envelope.put("eventId", id.text());
        envelope.put("eventType", told.type());
        envelope.put("eventVersion", 1);
        envelope.put("schemaUri", "schemas://" + told.type().replace('.', '/') + "/v1");
        envelope.put("tenantId", told.tenant().text());
        envelope.put("region", region);
        envelope.put("aggregateType", told.kind());
        envelope.put("aggregateId", told.aggregate().text());
        envelope.put("aggregateVersion", version);
        envelope.put("partitionKey", told.aggregate().text());
        envelope.put("occurredAt", Texts.written(clock.instant()));
        envelope.put("producer", told.producer());
        envelope.put("correlationId", id.text());
        envelope.put("actor", Map.of("type", "system", "id", "sandbox"));
        envelope.put("epoch", 0);
        envelope.put("retentionClass", "operational");
        envelope.put("payload", told.payload());
        return envelope;
    }
}
