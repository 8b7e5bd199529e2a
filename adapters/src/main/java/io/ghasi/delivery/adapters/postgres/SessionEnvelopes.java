package io.ghasi.delivery.adapters.postgres;

import io.ghasi.delivery.core.events.Cause;
import io.ghasi.delivery.core.ids.EventId;
import io.ghasi.delivery.core.ids.IdSource;
import io.ghasi.delivery.core.session.PlaySession;
import io.ghasi.delivery.core.session.SessionEvent;
import io.ghasi.delivery.core.tenancy.Region;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** The envelope that {@code contracts/events/envelope.schema.json} describes, around a session's events. */
public final class SessionEnvelopes implements EventEnvelopes {
    private static final JsonMapper JSON = new JsonMapper();

    private static final int TYPICAL_SIZE = 1_536;

    private final Region region;
    private final String producer;
    private final EventVersions versions;

    /** For events of {@code region}, which at every tenant's home is ours; {@code version} is the service's own. */
    public SessionEnvelopes(Region region, String version) {
        this(region, version, new EventVersions(Map.of()));
    }

    SessionEnvelopes(Region region, String version, EventVersions versions) {
        this.region = region;
        this.producer = "delivery-service@" + version;
        this.versions = versions;
    }

    @Override
    public List<Rendition> of(PlaySession after, SessionEvent event, Cause cause, IdSource ids) {
        return versions.of(event.eventType()).stream()
                .map(version -> rendition(version, new EventId(ids.next()), after, event, cause))
                .toList();
    }

    private Rendition rendition(EventVersion version, EventId id, PlaySession after, SessionEvent event, Cause cause) {
        String session = after.facts().id().text();
        StringWriter text = new StringWriter(TYPICAL_SIZE);
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringProperty("eventId", id.text());
            json.writeStringProperty("eventType", version.type());
            json.writeNumberProperty("eventVersion", version.number());
            json.writeStringProperty("schemaUri", version.schemaUri());
            json.writeStringProperty("tenantId", after.facts().tenant().text());
            json.writeStringProperty("region", region.code());
            json.writeStringProperty("aggregateType", "play_session");
            json.writeStringProperty("aggregateId", session);
            json.writeStringProperty("partitionKey", session);
            json.writeStringProperty("occurredAt", Times.text(event.occurredAt()));
            json.writeStringProperty("producer", producer);
            json.writeStringProperty("traceparent", cause.traceparent());
            json.writeStringProperty("correlationId", cause.correlationId());
            actor(json, cause);
            json.writeStringProperty("retentionClass", "operational");
            json.writeName("payload");
            version.payload().write(json, after, event, cause);
            json.writeEndObject();
        }
        // Without its brace: the database puts two members in front.
        return new Rendition(id, version.subject(), text.toString().substring(1));
    }

    private static void actor(JsonGenerator json, Cause cause) {
        json.writeName("actor");
        json.writeStartObject();
        json.writeStringProperty("type", cause.actorType());
        json.writeStringProperty("id", cause.actorId());
        json.writeEndObject();
    }
}
