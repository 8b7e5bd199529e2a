package io.ghasi.delivery.bench.relay;

import io.nats.client.Connection;
import io.nats.client.JetStream;
import io.nats.client.api.PublishAck;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;

/** What the broker takes from its own client, as many under way as a relay has: the rate to compare with. */
final class RawPublish {
    private static final int WINDOW = 256;
    private static final byte[] PAYLOAD =
            ("{\"at\":1,\"padding\":\"" + "x".repeat(1_200) + "\"}").getBytes(StandardCharsets.UTF_8);

    private RawPublish() {}

    /** Messages a second that were acknowledged. */
    static int rate(Connection nats, Duration duration) throws IOException {
        JetStream stream = nats.jetStream();
        ArrayDeque<CompletableFuture<PublishAck>> underWay = new ArrayDeque<>();
        long began = System.nanoTime();
        int acknowledged = 0;
        while (System.nanoTime() - began < duration.toNanos()) {
            underWay.add(stream.publishAsync("delivery.bench.raw", PAYLOAD));
            if (underWay.size() == WINDOW) {
                underWay.remove().join();
                acknowledged++;
            }
        }
        while (!underWay.isEmpty()) {
            underWay.remove().join();
            acknowledged++;
        }
        return (int) (acknowledged * 1_000_000_000L / (System.nanoTime() - began));
    }
}
