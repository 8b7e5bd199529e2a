package io.ghasi.delivery.adapters.postgres;

import io.ghasi.delivery.contracts.EventContracts;
import io.ghasi.delivery.core.events.Cause;
import io.ghasi.delivery.core.ids.EventId;
import io.ghasi.delivery.core.ids.SubjectRequestId;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.tenancy.Region;
import java.io.StringWriter;
import java.time.Instant;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** Tells that what was known of a person is gone; not of whom. */
public final class SubjectEnvelopes {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String TYPE = "delivery.subject.erased";
    private static final String SUBJECT = TYPE + ".v1";

    private final Region region;
    private final String producer;

    /** For events of {@code region}; {@code version} is the service's own. */
    public SubjectEnvelopes(Region region, String version) {
        this.region = region;
        this.producer = "delivery-service@" + version;
    }

    Rendition erased(EventId id, TenantId tenant, SubjectRequestId request, Instant at, Cause cause) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringProperty("eventId", id.text());
            json.writeStringProperty("eventType", TYPE);
            json.writeNumberProperty("eventVersion", 1);
            json.writeStringProperty("schemaUri", EventContracts.schemaUri(SUBJECT));
            json.writeStringProperty("tenantId", tenant.text());
            json.writeStringProperty("region", region.code());
            json.writeStringProperty("aggregateType", "subject_request");
            json.writeStringProperty("aggregateId", request.text());
            json.writeStringProperty("partitionKey", request.text());
            json.writeStringProperty("occurredAt", Times.text(at));
            json.writeStringProperty("producer", producer);
            json.writeStringProperty("traceparent", cause.traceparent());
            json.writeStringProperty("correlationId", cause.correlationId());
            json.writeObjectPropertyStart("actor");
            json.writeStringProperty("type", cause.actorType());
            json.writeStringProperty("id", cause.actorId());
            json.writeEndObject();
            json.writeStringProperty("retentionClass", "operational");
            json.writeObjectPropertyStart("payload");
            json.writeStringProperty("subjectRequestId", request.text());
            json.writeStringProperty("erasedAt", Times.text(at));
            json.writeEndObject();
            json.writeEndObject();
        }
        // Without its brace: the database puts two members in front.
        return new Rendition(id, SUBJECT, text.toString().substring(1));
    }
}
