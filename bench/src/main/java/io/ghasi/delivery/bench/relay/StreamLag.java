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
import org.HdrHistogram.Histogram;

/** How old events were when the stream took them: its own time less the one that the producer wrote, from before its transaction. Read afterwards. */
final class StreamLag {
    private static final String STREAM = "DELIVERY";
    private static final int DIGITS = 3;
    private static final int PREFIX = "{\"at\":".length();

    private StreamLag() {}

    static long last(Connection nats) throws IOException, JetStreamApiException {
        return nats.jetStreamManagement().getStreamInfo(STREAM).getStreamState().getLastSequence();
    }

    /** Of everything after {@code sequence}, in microseconds. */
    static Histogram after(Connection nats, long sequence)
            throws IOException, JetStreamApiException, InterruptedException {
        Histogram lags = new Histogram(DIGITS);
        long last = last(nats);
        JetStreamSubscription subscription = nats.jetStream()
                .subscribe(
                        "delivery.>",
                        PushSubscribeOptions.builder().stream(STREAM)
                                .ordered(true)
                                .configuration(ConsumerConfiguration.builder()
                                        .deliverPolicy(DeliverPolicy.ByStartSequence)
                                        .startSequence(sequence + 1)
                                        .build())
                                .build());
        try {
            for (long read = sequence; read < last; ) {
                Message message = subscription.nextMessage(Duration.ofSeconds(10));
                if (message == null) {
                    throw new IOException("the stream ends at " + read + " of " + last);
                }
                lags.recordValue(Math.max(0, lag(message)));
                read = message.metaData().streamSequence();
            }
        } finally {
            subscription.unsubscribe();
        }
        return lags;
    }

    private static long lag(Message message) {
        String payload = new String(message.getData(), StandardCharsets.UTF_8);
        long at = Long.parseLong(payload.substring(PREFIX, payload.indexOf(',')));
        return Producer.micros(message.metaData().timestamp().toInstant()) - at;
    }
}
