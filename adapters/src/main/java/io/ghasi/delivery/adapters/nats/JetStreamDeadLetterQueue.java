package io.ghasi.delivery.adapters.nats;

import io.ghasi.delivery.core.faults.DependencyUnavailable;
import io.ghasi.delivery.core.inbox.DeadLetterQueue;
import io.ghasi.delivery.core.inbox.Delivery;
import io.nats.client.impl.Headers;
import java.io.IOException;
import java.time.Duration;

/** Dead letters of a projector. */
public final class JetStreamDeadLetterQueue implements DeadLetterQueue {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final DeadLetters letters;
    private final Topology topology;

    /** Keeps them among {@code letters}; {@code topology} says which stream a consumer reads. */
    public JetStreamDeadLetterQueue(DeadLetters letters, Topology topology) {
        this.letters = letters;
        this.topology = topology;
    }

    @Override
    public void put(io.ghasi.delivery.core.inbox.DeadLetter letter) {
        try {
            letters.keep(kept(letter));
        } catch (IOException e) {
            throw new DependencyUnavailable("nats", RETRY_AFTER, e);
        }
    }

    private DeadLetter kept(io.ghasi.delivery.core.inbox.DeadLetter letter) {
        Delivery delivery = letter.delivery();
        Headers headers = new Headers();
        delivery.headers().forEach(headers::put);
        return new DeadLetter(
                delivery.subject(),
                topology.consumer(letter.consumer()).stream(),
                delivery.streamSequence(),
                letter.consumer(),
                delivery.deliveryCount(),
                letter.fault().word() + ": " + letter.detail(),
                headers,
                delivery.data());
    }
}
