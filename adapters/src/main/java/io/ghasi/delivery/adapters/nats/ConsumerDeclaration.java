package io.ghasi.delivery.adapters.nats;

import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.DeliverPolicy;
import java.time.Duration;
import java.util.List;

/**
 * A durable pull consumer as it is wanted: from the stream's first message on, each acknowledged by itself.
 *
 * @param stream whose messages it reads
 * @param subjects those that it wants
 * @param ackWait how long a message may be worked on before it goes to somebody else
 * @param backoff the same for the first, second … delivery
 * @param deadLetterAfter deliveries after which whoever consumes sets a message aside; nothing that the server knows
 * @param maxDeliver deliveries after which the server gives up
 * @param maxAckPending messages that may be worked on at once, by all who consume together
 */
public record ConsumerDeclaration(
        String name,
        String stream,
        List<String> subjects,
        Duration ackWait,
        List<Duration> backoff,
        int deadLetterAfter,
        int maxDeliver,
        int maxAckPending) {
    public ConsumerDeclaration {
        subjects = List.copyOf(subjects);
        backoff = List.copyOf(backoff);
        if (deadLetterAfter >= maxDeliver) {
            throw new IllegalArgumentException(
                    "consumer " + name + ": dead-letter-after must be below max-deliver, or what fails is lost");
        }
    }

    ConsumerConfiguration configuration() {
        return ConsumerConfiguration.builder()
                .durable(name)
                .ackPolicy(AckPolicy.Explicit)
                .deliverPolicy(DeliverPolicy.All)
                .filterSubjects(subjects)
                .ackWait(ackWait)
                .backoff(backoff.toArray(Duration[]::new))
                .maxDeliver(maxDeliver)
                .maxAckPending(maxAckPending)
                .build();
    }
}
