package io.ghasi.delivery.adapters.postgres;

import io.ghasi.delivery.contracts.EventContracts;
import io.ghasi.delivery.core.outbox.OutboxRow;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What stands in the place of an event that cannot be published: its number is taken, and whoever holds at gaps may go on. */
public final class WithdrawnEnvelope {
    private static final String TYPE = "delivery.event.withdrawn";

    /** Where it goes. */
    public static final String SUBJECT = TYPE + ".v1";

    private static final JsonMapper JSON = new JsonMapper();

    private WithdrawnEnvelope() {}

    /** The envelope of {@code row} without what it told, withdrawn {@code at}; empty where it has none. */
    public static Optional<String> of(OutboxRow row, Instant at) {
        try {
            JsonNode envelope = JSON.readTree(row.payload());
            return envelope instanceof ObjectNode node && node.path("payload").isObject()
                    ? Optional.of(JSON.writeValueAsString(withdrawn(node, row.subject(), at)))
                    : Optional.empty();
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    private static ObjectNode withdrawn(ObjectNode envelope, String subject, Instant at) {
        envelope.put("eventType", TYPE);
        envelope.put("eventVersion", 1);
        envelope.put("schemaUri", EventContracts.schemaUri(SUBJECT));
        envelope.putObject("payload").put("subject", subject).put("withdrawnAt", Times.text(at));
        return envelope;
    }
}
