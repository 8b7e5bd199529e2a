package io.ghasi.delivery.adapters.nats;

import io.ghasi.delivery.core.ids.EventId;
import io.ghasi.delivery.core.outbox.OutboxRow;
import io.nats.client.impl.Headers;
import io.nats.client.support.NatsJetStreamConstants;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** An event as it goes over the wire. Two of them are never compared. */
@SuppressWarnings("ArrayRecordComponent")
record EventMessage(String subject, Headers headers, byte[] payload) {
    static final String TRACEPARENT = "traceparent";
    private static final Pattern W3C = Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

    /** {@code row}, for {@code stream} and no other. */
    static EventMessage of(OutboxRow row, String stream) {
        Headers headers = new Headers()
                .put(NatsJetStreamConstants.MSG_ID_HDR, new EventId(row.event()).text())
                .put(NatsJetStreamConstants.EXPECTED_STREAM_HDR, stream);
        String trace = row.traceparent();
        // A trace is a help, not part of the event: one that is malformed is left out.
        if (trace != null && W3C.matcher(trace).matches()) {
            headers.put(TRACEPARENT, trace);
        }
        return new EventMessage(row.subject(), headers, row.payload().getBytes(StandardCharsets.UTF_8));
    }

    /** Bytes as the server counts them. */
    int size() {
        return headers.serializedLength() + payload.length;
    }
}
