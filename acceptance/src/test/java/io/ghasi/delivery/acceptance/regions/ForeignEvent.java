package io.ghasi.delivery.acceptance.regions;

import io.ghasi.delivery.core.ids.EnrollmentId;
import io.ghasi.delivery.core.ids.EventId;
import io.ghasi.delivery.core.ids.IdSource;
import io.ghasi.delivery.core.ids.TenantId;
import io.nats.client.Connection;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An event of another service, as its contract's example shows it. */
record ForeignEvent(String subject, String text) {
    private static final JsonMapper JSON = new JsonMapper();

    /** {@code tenant} is, and is at home in {@code region}. */
    static ForeignEvent tenantCreated(TenantId tenant, String region, IdSource ids) throws IOException {
        String subject = "tenant.created.v1";
        String text = example(subject)
                .replace("ten_01JDCB9W400000000000000009", tenant.text())
                .replace("\"eu\"", "\"" + region + "\"");
        return of(subject, text, region, ids);
    }

    /** Somebody of {@code tenant} may play; its envelope says {@code region}. */
    static ForeignEvent enrolled(TenantId tenant, String region, IdSource ids) throws IOException {
        String subject = "enrollment.created.v1";
        String text = example(subject)
                .replace("ten_01JDCB9W400000000000000009", tenant.text())
                .replace("enr_01JDCB9W400000000000000003", new EnrollmentId(ids.next()).text());
        return of(subject, text, region, ids);
    }

    private static ForeignEvent of(String subject, String text, String region, IdSource ids) {
        ObjectNode event = (ObjectNode) JSON.readTree(text);
        event.put("eventId", new EventId(ids.next()).text())
                .put("region", region)
                .put("aggregateVersion", 1);
        return new ForeignEvent(subject, event.toString());
    }

    private static String example(String subject) throws IOException {
        String resource = "contracts/events/consumed/examples/" + subject + ".json";
        try (InputStream in = ForeignEvent.class.getClassLoader().getResourceAsStream(resource)) {
            return new String(Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    void publish(RegionSite to) throws Exception {
        Connection connection = to.nats.connect();
        try {
            connection.jetStream().publish(subject, text.getBytes(StandardCharsets.UTF_8));
        } finally {
            connection.close();
        }
    }
}
