package io.ghasi.delivery.projector.process;

import io.ghasi.delivery.core.ids.EventId;
import io.ghasi.delivery.core.ids.IdSource;
import io.ghasi.delivery.core.ids.Ulid;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An event as its contract's example shows it, with ids of its own: happened now, about something that nobody told of before. */
record Example(String subject, UUID aggregate, String text) {
    private static final JsonMapper JSON = new JsonMapper();

    /** Of {@code subject}, by {@code tenant}. */
    static Example of(String subject, String tenant, IdSource ids) throws IOException {
        return of(subject, tenant, ids.next(), 1, ids);
    }

    /** The {@code version}th event of {@code aggregate}. */
    static Example of(String subject, String tenant, UUID aggregate, int version, IdSource ids) throws IOException {
        String text = read(subject);
        ObjectNode event = (ObjectNode) JSON.readTree(text);
        String before = event.required("aggregateId").stringValue();
        String prefix = before.substring(0, before.indexOf('_') + 1);
        String user = "usr_01JDCB9W400000000000000002";
        event = (ObjectNode) JSON.readTree(text.replace(before, prefix + Ulid.format(aggregate))
                .replace(user, "usr_" + Ulid.format(ids.next()))
                .replace(event.required("tenantId").stringValue(), tenant));
        event.put("eventId", new EventId(ids.next()).text());
        event.put("aggregateVersion", version);
        return new Example(subject, aggregate, event.toString());
    }

    /** The tenant itself: its {@code version}th event. */
    static Example ofTenant(String subject, String tenant, int version, IdSource ids) throws IOException {
        ObjectNode event = (ObjectNode) JSON.readTree(read(subject).replace("ten_01JDCB9W400000000000000009", tenant));
        event.put("eventId", new EventId(ids.next()).text());
        event.put("aggregateVersion", version);
        UUID id = Objects.requireNonNull(Ulid.parse(tenant, "ten_".length()));
        return new Example(subject, id, event.toString());
    }

    byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String read(String subject) throws IOException {
        String resource = "contracts/events/consumed/examples/" + subject + ".json";
        try (InputStream in = Example.class.getClassLoader().getResourceAsStream(resource)) {
            return new String(Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
