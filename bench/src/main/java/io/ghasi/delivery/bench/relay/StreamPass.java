package io.ghasi.delivery.bench.relay;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamSubscription;
import io.nats.client.Message;
import io.nats.client.PushSubscribeOptions;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.DeliverPolicy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** Reads what the stream took, afterwards: how old events were by then, and whether each aggregate's came in order, none missing. */
final class StreamPass {
    private static final String STREAM = "DELIVERY";
    private static final String SUBJECTS = "delivery.play_session.>";
    private static final int DIGITS = 3;

    private final Map<String, Integer> versions = new HashMap<>();

    static long last(Connection nats) throws IOException, JetStreamApiException {
        return nats.jetStreamManagement().getStreamInfo(STREAM).getStreamState().getLastSequence();
    }

    /**
     * Everything after {@code after}, up to {@code last}: in microseconds, a message's own time less the one that the producer wrote, from before its
     * transaction. An event that comes too soon fails it; one that comes again does not. Passes follow each other without a gap.
     */
    Histogram lags(Connection nats, long after, long last)
            throws IOException, JetStreamApiException, InterruptedException {
        Histogram lags = new Histogram(DIGITS);
        JetStreamSubscription subscription = nats.jetStream().subscribe(SUBJECTS, from(after + 1));
        try {
            for (long read = after; read < last; ) {
                Message message = subscription.nextMessage(Duration.ofSeconds(10));
                if (message == null) {
                    throw new IOException("the stream ends at " + read + " of " + last);
                }
                read = message.metaData().streamSequence();
                Event event = Event.of(new String(message.getData(), StandardCharsets.UTF_8));
                if (isNew(event)) {
                    long stored = Producer.micros(message.metaData().timestamp().toInstant());
                    lags.recordValue(Math.max(0, stored - event.at));
                }
            }
        } finally {
            subscription.unsubscribe();
        }
        return lags;
    }

    private static PushSubscribeOptions from(long sequence) {
        return PushSubscribeOptions.builder().stream(STREAM)
                .ordered(true)
                .configuration(ConsumerConfiguration.builder()
                        .deliverPolicy(DeliverPolicy.ByStartSequence)
                        .startSequence(sequence)
                        .build())
                .build();
    }

    private boolean isNew(Event event) throws IOException {
        int before = versions.getOrDefault(event.aggregate, 0);
        if (event.version > before + 1) {
            throw new IOException("version " + event.version + " of " + event.aggregate + " after " + before);
        }
        versions.put(event.aggregate, Math.max(before, event.version));
        return event.version > before;
    }

    /** How many events there were, each counted once. */
    long count() {
        return versions.values().stream().mapToLong(Integer::longValue).sum();
    }

    private record Event(long at, String aggregate, int version) {
        static Event of(String payload) {
            String[] parts = payload.split("[\":,]+", 8);
            return new Event(Long.parseLong(parts[2]), parts[4], Integer.parseInt(parts[6]));
        }
    }
}
