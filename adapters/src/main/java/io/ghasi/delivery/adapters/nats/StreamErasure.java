package io.ghasi.delivery.adapters.nats;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Takes events out of a stream, wherever in it they are and however often: it is read from its beginning, ids only. */
public final class StreamErasure {
    private final Connection connection;
    private final String stream;
    private final StreamReading reading;

    /** Of {@code stream}; where nothing comes for {@code patience}, it gives up. */
    public StreamErasure(Connection connection, StreamDeclaration stream, Duration patience) {
        this.connection = connection;
        this.stream = stream.name();
        this.reading = new StreamReading(connection, stream, patience);
    }

    /**
     * Looks for {@code events}, and overwrites and removes each copy. Safe to do again, or twice at once.
     *
     * @return how many messages went
     */
    public int erase(Set<UUID> events) throws IOException, InterruptedException {
        List<Long> found = new ArrayList<>();
        reading.read(reading.extent(), message -> {
            if (message.event() != null && events.contains(message.event())) {
                found.add(message.sequence());
            }
        });
        int gone = 0;
        for (long sequence : found) {
            gone += remove(sequence) ? 1 : 0;
        }
        return gone;
    }

    private boolean remove(long sequence) throws IOException {
        try {
            return management().deleteMessage(stream, sequence, true);
        } catch (JetStreamApiException e) {
            if (isGone(sequence)) {
                return false;
            }
            throw new IOException("message " + sequence + " of " + stream + " cannot be erased: " + e.getMessage(), e);
        }
    }

    private boolean isGone(long sequence) throws IOException {
        try {
            management().getMessage(stream, sequence);
            return false;
        } catch (JetStreamApiException e) {
            return e.getApiErrorCode() == StreamReading.NO_MESSAGE;
        }
    }

    private JetStreamManagement management() throws IOException {
        return connection.jetStreamManagement();
    }
}
