package io.ghasi.delivery.adapters.nats;

import io.ghasi.delivery.core.inbox.Delivery;
import io.nats.client.Message;
import io.nats.client.impl.Headers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A message of a stream. Settling is not waited for: what the server does not hear, it sends again, and the inbox knows it then. */
final class JetStreamDelivery implements Delivery {
    private static final Logger LOG = LoggerFactory.getLogger(JetStreamDelivery.class);

    private final Message message;
    private final Consumer<JetStreamDelivery> settled;
    private final long since;

    JetStreamDelivery(Message message, Consumer<JetStreamDelivery> settled, long since) {
        this.message = message;
        this.settled = settled;
        this.since = since;
    }

    /** When it came, of {@link System#nanoTime}. */
    long since() {
        return since;
    }

    @Override
    public String subject() {
        return message.getSubject();
    }

    @Override
    public Map<String, List<String>> headers() {
        Headers headers = message.getHeaders();
        Map<String, List<String>> all = new HashMap<>();
        if (headers != null) {
            headers.forEach(all::put);
        }
        return all;
    }

    @Override
    public byte[] data() {
        byte[] data = message.getData();
        return data == null ? new byte[0] : data;
    }

    @Override
    public int deliveryCount() {
        return Math.toIntExact(message.metaData().deliveredCount());
    }

    @Override
    public long streamSequence() {
        return message.metaData().streamSequence();
    }

    @Override
    public void ack() {
        settle(message::ack);
    }

    @Override
    public void nak(Duration delay) {
        settle(() -> message.nakWithDelay(delay));
    }

    @Override
    public void term() {
        settle(message::term);
    }

    @Override
    public void inProgress() {
        tell(message::inProgress);
    }

    private void settle(Runnable word) {
        settled.accept(this);
        tell(word);
    }

    private void tell(Runnable word) {
        try {
            word.run();
        } catch (IllegalStateException e) {
            LOG.debug("a delivery is not settled and comes again: {}", e.getMessage());
        }
    }
}
