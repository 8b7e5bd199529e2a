package io.ghasi.delivery.adapters.postgres;

import io.ghasi.delivery.contracts.EventSchemas;
import io.ghasi.delivery.core.events.Cause;
import io.ghasi.delivery.core.ids.EventId;
import io.ghasi.delivery.core.session.PlaySession;
import io.ghasi.delivery.core.session.SessionEvent;
import io.ghasi.delivery.core.tenancy.Region;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The envelope that {@code contracts/events/envelope.schema.json} describes, around a session's events. */
public final class SessionEnvelopes implements EventEnvelopes {
    private static final JsonMapper JSON = new JsonMapper();

    private final Region region;
    private final String producer;

    /** For events of {@code region}, which at every tenant's home is ours; {@code version} is the service's own. */
    public SessionEnvelopes(Region region, String version) {
        this.region = region;
        this.producer = "delivery-service@" + version;
    }

    @Override
    public String rest(EventId id, PlaySession after, SessionEvent event, Cause cause) {
        String session = after.facts().id().text();
        ObjectNode node = JSON.createObjectNode();
        node.put("eventId", id.text());
        node.put("eventType", "delivery.play_session." + event.name());
        node.put("eventVersion", 1);
        node.put("schemaUri", EventSchemas.schemaUri(event.name()));
        node.put("tenantId", after.facts().tenant().text());
        node.put("region", region.code());
        node.put("aggregateType", "play_session");
        node.put("aggregateId", session);
        node.put("partitionKey", session);
        node.put("occurredAt", Times.text(event.occurredAt()));
        node.put("producer", producer);
        node.put("traceparent", cause.traceparent());
        node.put("correlationId", cause.correlationId());
        node.putObject("actor").put("type", cause.actorType()).put("id", cause.actorId());
        node.put("retentionClass", "operational");
        node.set("payload", EventPayloads.write(after, event, cause));
        return node.toString().substring(1);
    }
}
