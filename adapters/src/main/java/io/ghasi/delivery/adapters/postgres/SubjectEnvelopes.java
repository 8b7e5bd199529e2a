package io.ghasi.delivery.adapters.postgres;

import io.ghasi.delivery.contracts.EventContracts;
import io.ghasi.delivery.core.events.Cause;
import io.ghasi.delivery.core.ids.EventId;
import io.ghasi.delivery.core.ids.SubjectRequestId;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.tenancy.Region;
import java.io.StringWriter;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** Tells that what was known of a person is gone, or lies ready for them; not of whom. */
public final class SubjectEnvelopes {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String ERASED = "delivery.subject.erased";
    private static final String EXPORTED = "delivery.subject.exported";

    private final Region region;
    private final String producer;

    /** For events of {@code region}; {@code version} is the service's own. */
    public SubjectEnvelopes(Region region, String version) {
        this.region = region;
        this.producer = "delivery-service@" + version;
    }

    /**
     * What is told of a request.
     *
     * @param at when it was done
     */
    record Done(EventId id, TenantId tenant, SubjectRequestId request, Instant at, Cause cause) {}

    Rendition erased(Done done) {
        return written(ERASED, done, json -> json.writeStringProperty("erasedAt", Times.text(done.at())));
    }

    /** {@code object}: where {@code content} was put. */
    Rendition exported(Done done, String object, byte[] content) {
        return written(EXPORTED, done, json -> {
            json.writeStringProperty("object", object);
            json.writeStringProperty("sha256", sha256(content));
            json.writeNumberProperty("bytes", content.length);
            json.writeStringProperty("exportedAt", Times.text(done.at()));
        });
    }

    /** As contracts write it: 64 hexadecimal digits. */
    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    private Rendition written(String type, Done done, Consumer<JsonGenerator> rest) {
        String subject = type + ".v1";
        String request = done.request().text();
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringProperty("eventId", done.id().text());
            json.writeStringProperty("eventType", type);
            json.writeNumberProperty("eventVersion", 1);
            json.writeStringProperty("schemaUri", EventContracts.schemaUri(subject));
            json.writeStringProperty("tenantId", done.tenant().text());
            json.writeStringProperty("region", region.code());
            json.writeStringProperty("aggregateType", "subject_request");
            json.writeStringProperty("aggregateId", request);
            json.writeStringProperty("partitionKey", request);
            json.writeStringProperty("occurredAt", Times.text(done.at()));
            json.writeStringProperty("producer", producer);
            json.writeStringProperty("traceparent", done.cause().traceparent());
            json.writeStringProperty("correlationId", done.cause().correlationId());
            json.writeObjectPropertyStart("actor");
            json.writeStringProperty("type", done.cause().actorType());
            json.writeStringProperty("id", done.cause().actorId());
            json.writeEndObject();
            json.writeStringProperty("retentionClass", "operational");
            json.writeObjectPropertyStart("payload");
            json.writeStringProperty("subjectRequestId", request);
            rest.accept(json);
            json.writeEndObject();
            json.writeEndObject();
        }
        // Without its brace: the database puts two members in front.
        return new Rendition(done.id(), subject, text.toString().substring(1));
    }
}
