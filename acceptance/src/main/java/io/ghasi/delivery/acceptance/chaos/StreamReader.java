package io.ghasi.delivery.acceptance.chaos;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamSubscription;
import io.nats.client.Message;
import io.nats.client.PushSubscribeOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads all of the stream, in its order. */
final class StreamReader {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String STREAM = "DELIVERY";

    private StreamReader() {}

    static List<Told> read(Connection connection) throws IOException, JetStreamApiException, InterruptedException {
        long last = connection
                .jetStreamManagement()
                .getStreamInfo(STREAM)
                .getStreamState()
                .getLastSequence();
        List<Told> all = new ArrayList<>();
        PushSubscribeOptions ordered =
                PushSubscribeOptions.builder().stream(STREAM).ordered(true).build();
        JetStreamSubscription subscription = connection.jetStream().subscribe("delivery.>", ordered);
        try {
            for (long read = 0; read < last; ) {
                Message message = subscription.nextMessage(Duration.ofSeconds(30));
                if (message == null) {
                    throw new IOException("the stream ends at " + read + " of " + last);
                }
                all.add(told(message));
                read = message.metaData().streamSequence();
            }
        } finally {
            subscription.unsubscribe();
        }
        return all;
    }

    private static Told told(Message message) {
        JsonNode event = JSON.readTree(new String(message.getData(), StandardCharsets.UTF_8));
        return new Told(
                event.required("eventId").stringValue(),
                message.getSubject(),
                event.required("aggregateId").stringValue(),
                event.required("aggregateVersion").intValue(),
                event.required("traceparent").stringValue().substring(3, 35),
                event.path("payload").path("reason").asString(""));
    }
}
