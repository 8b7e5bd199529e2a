package io.ghasi.delivery.adapters.nats;

import io.ghasi.delivery.core.outbox.Broker;
import io.ghasi.delivery.core.outbox.OutboxRow;
import io.ghasi.delivery.core.outbox.Receipt;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;

/** An event that was sent, and what its publisher heard of it. */
record Sent(OutboxRow row, List<Receipt> heard) {
    static Sent by(Broker broker, OutboxRow row) {
        Sent sent = new Sent(row, new CopyOnWriteArrayList<>());
        broker.publish(row, sent.heard::add);
        return sent;
    }

    /** The only answer, once it is here. */
    Receipt answer() {
        if (heard.isEmpty()) {
            await();
        }
        return heard.getFirst();
    }

    // Takes a tenth of a second at least, so it is for those alone who wait.
    private void await() {
        Awaitility.await()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .atMost(Duration.ofSeconds(20))
                .until(() -> !heard.isEmpty());
    }

    static Receipt answerTo(Broker broker, OutboxRow row) {
        return by(broker, row).answer();
    }
}
