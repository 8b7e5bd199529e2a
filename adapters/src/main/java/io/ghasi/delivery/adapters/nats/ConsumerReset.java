package io.ghasi.delivery.adapters.nats;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.ConsumerInfo;
import io.nats.client.api.DeliverPolicy;
import io.nats.client.api.MessageInfo;
import java.io.IOException;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Has a consumer bring again what it brought before. It is deleted and made anew, which its readers notice and wait for; what it had not been told the end of
 * is never passed over.
 */
public final class ConsumerReset {
    private final JetStreamManagement management;

    public ConsumerReset(Connection connection) throws IOException {
        this.management = connection.jetStreamManagement();
    }

    /**
     * Where it begins now, and how many messages it has to bring.
     *
     * @param earlier whether that is before where it was asked to: something there is not settled
     */
    public record Done(ConsumerStart start, long messages, boolean earlier) {}

    /**
     * Sets {@code consumer} back.
     *
     * @throws IOException where the server does not do it; where the consumer is gone then, to be done again
     */
    public Done reset(ConsumerDeclaration consumer, ConsumerStart wanted) throws IOException {
        try {
            ConsumerInfo before = find(consumer);
            ConsumerStart start = start(consumer, wanted, before);
            if (before != null) {
                boolean _ = management.deleteConsumer(consumer.stream(), consumer.name());
            }
            ConsumerInfo now = management.createConsumer(consumer.stream(), configuration(consumer, start));
            return new Done(start, now.getNumPending(), !start.equals(wanted));
        } catch (JetStreamApiException e) {
            throw new IOException("consumer " + consumer.name() + " is not set back: " + e.getMessage(), e);
        }
    }

    private @Nullable ConsumerInfo find(ConsumerDeclaration consumer) throws IOException, JetStreamApiException {
        try {
            return management.getConsumerInfo(consumer.stream(), consumer.name());
        } catch (JetStreamApiException e) {
            if (e.getApiErrorCode() == Target.CONSUMER_NOT_FOUND) {
                return null;
            }
            throw e;
        }
    }

    private ConsumerStart start(ConsumerDeclaration consumer, ConsumerStart wanted, @Nullable ConsumerInfo before)
            throws IOException, JetStreamApiException {
        long last = management.getStreamInfo(consumer.stream()).getStreamState().getLastSequence();
        long first = before != null && before.getNumPending() + before.getNumAckPending() > 0
                ? before.getAckFloor().getStreamSequence() + 1
                : last + 1;
        return switch (wanted) {
            // Past the end, it would pass over what is yet to come.
            case ConsumerStart.AtSequence(long sequence) -> new ConsumerStart.AtSequence(Math.min(sequence, first));
            case ConsumerStart.AtTime(var time) -> {
                MessageInfo open = next(consumer, first);
                yield open == null || !stored(open).toInstant().isBefore(time)
                        ? wanted
                        : new ConsumerStart.AtSequence(first);
            }
        };
    }

    private @Nullable MessageInfo next(ConsumerDeclaration consumer, long sequence)
            throws IOException, JetStreamApiException {
        try {
            return management.getNextMessage(consumer.stream(), sequence, ">");
        } catch (JetStreamApiException e) {
            if (e.getApiErrorCode() == DeadLetters.NO_MESSAGE) {
                return null;
            }
            throw e;
        }
    }

    private static ZonedDateTime stored(MessageInfo message) {
        return Objects.requireNonNull(message.getTime());
    }

    private static ConsumerConfiguration configuration(ConsumerDeclaration consumer, ConsumerStart start) {
        ConsumerConfiguration.Builder builder = ConsumerConfiguration.builder(consumer.configuration());
        return switch (start) {
            case ConsumerStart.AtSequence(long sequence) ->
                builder.deliverPolicy(DeliverPolicy.ByStartSequence)
                        .startSequence(sequence)
                        .build();
            case ConsumerStart.AtTime(var time) ->
                builder.deliverPolicy(DeliverPolicy.ByStartTime)
                        .startTime(time.atZone(ZoneOffset.UTC))
                        .build();
        };
    }
}
