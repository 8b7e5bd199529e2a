package io.ghasi.delivery.adapters.nats;

import io.ghasi.delivery.adapters.telemetry.LogEvent;
import io.ghasi.delivery.core.ids.EventId;
import io.nats.client.Connection;
import io.nats.client.ConsumeOptions;
import io.nats.client.IterableConsumer;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.JetStreamStatusCheckedException;
import io.nats.client.Message;
import io.nats.client.api.DeliverPolicy;
import io.nats.client.api.OrderedConsumerConfiguration;
import io.nats.client.api.StreamInfo;
import io.nats.client.impl.Headers;
import io.nats.client.support.NatsJetStreamConstants;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what a stream holds from its beginning to where it ends now: only ids, no payloads. Leaves no trace in the stream. */
public final class StreamReading {
    private static final Logger LOG = LoggerFactory.getLogger(StreamReading.class);
    // None or deleted: past the last one there is nothing.
    static final int NO_MESSAGE = 10037;
    private static final int BATCH = 2_000;
    private static final Duration SILENCE = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Connection connection;
    private final String stream;
    private final Duration patience;

    /** Of {@code stream}; where nothing comes for {@code patience}, it gives up. */
    public StreamReading(Connection connection, StreamDeclaration stream, Duration patience) {
        this.connection = connection;
        this.stream = stream.name();
        this.patience = patience;
    }

    /**
     * How far the stream goes and what it is told to keep, as it is.
     *
     * @param last the highest sequence that it gave
     */
    public record Extent(long first, long last, Duration maxAge, Duration duplicateWindow) {}

    /** The stream now, asked of its leader. */
    public Extent extent() throws IOException {
        try {
            StreamInfo info = management().getStreamInfo(stream);
            Duration window = info.getConfiguration().getDuplicateWindow();
            return new Extent(
                    info.getStreamState().getFirstSequence(),
                    info.getStreamState().getLastSequence(),
                    info.getConfiguration().getMaxAge(),
                    window == null ? Duration.ZERO : window);
        } catch (JetStreamApiException e) {
            throw new IOException("the stream " + stream + " cannot be asked: " + e.getMessage(), e);
        }
    }

    /**
     * Tells {@code each} of all messages of {@code extent}, in order, each once. Goes on where it was when the servers were away.
     *
     * @throws IOException where they were for longer than the patience
     */
    public void read(Extent extent, Consumer<StreamedEvent> each) throws IOException, InterruptedException {
        Cursor cursor = new Cursor(extent, each);
        long deadline = deadline();
        while (!cursor.isAtEnd()) {
            long before = cursor.next;
            try {
                advance(cursor);
            } catch (IOException | JetStreamApiException | JetStreamStatusCheckedException | IllegalStateException e) {
                LOG.warn(
                        LogEvent.STREAM_READING_BROKEN,
                        "reading {} stopped before {} and goes on: {}",
                        stream,
                        cursor.next,
                        e.getMessage());
                Thread.sleep(PAUSE);
            }
            if (cursor.next > before) {
                deadline = deadline();
            } else if (System.nanoTime() - deadline > 0) {
                throw new IOException("the stream " + stream + " cannot be read past " + (cursor.next - 1));
            }
        }
    }

    private long deadline() {
        return System.nanoTime() + patience.toNanos();
    }

    /** Where a reading is. */
    private static final class Cursor {
        private final long last;
        private final Consumer<StreamedEvent> each;
        private long next;

        Cursor(Extent extent, Consumer<StreamedEvent> each) {
            this.next = Math.max(1, extent.first());
            this.last = extent.last();
            this.each = each;
        }

        boolean isAtEnd() {
            return next > last;
        }

        // Consumers that were made anew may begin with what the one before them brought.
        void take(Message message) {
            long sequence = message.metaData().streamSequence();
            if (sequence >= next) {
                next = sequence + 1;
                if (sequence <= last) {
                    each.accept(new StreamedEvent(sequence, event(message)));
                }
            }
        }
    }

    // To the end, or to where nothing comes for a while.
    private void advance(Cursor cursor)
            throws IOException, JetStreamApiException, JetStreamStatusCheckedException, InterruptedException {
        IterableConsumer consumer = open(cursor.next);
        try {
            Message message = consumer.nextMessage(SILENCE);
            while (message != null) {
                cursor.take(message);
                message = cursor.isAtEnd() ? null : consumer.nextMessage(SILENCE);
            }
        } finally {
            close(consumer);
        }
        if (!cursor.isAtEnd() && isOver(cursor)) {
            cursor.next = cursor.last + 1;
        }
    }

    private static void close(IterableConsumer consumer) {
        try {
            consumer.close();
        } catch (Exception e) {
            LOG.debug("a consumer that is no longer needed goes by itself", e);
        }
    }

    private IterableConsumer open(long first) throws IOException, JetStreamApiException {
        return connection
                .getStreamContext(stream)
                .createOrderedConsumer(new OrderedConsumerConfiguration()
                        .deliverPolicy(DeliverPolicy.ByStartSequence)
                        .startSequence(first)
                        .headersOnly(true))
                .iterate(ConsumeOptions.builder().batchSize(BATCH).build());
    }

    private static @Nullable UUID event(Message message) {
        Headers headers = message.getHeaders();
        String id = headers == null ? null : headers.getFirst(NatsJetStreamConstants.MSG_ID_HDR);
        EventId event = id == null ? null : EventId.parse(id);
        return event == null ? null : event.value();
    }

    // The last messages may have been deleted; a follower that is behind looks the same, the leader knows.
    private boolean isOver(Cursor cursor) throws IOException, JetStreamApiException {
        try {
            return management().getNextMessage(stream, cursor.next, ">").getSeq() > cursor.last;
        } catch (JetStreamApiException e) {
            if (e.getApiErrorCode() == NO_MESSAGE) {
                return true;
            }
            throw e;
        }
    }

    private JetStreamManagement management() throws IOException {
        return connection.jetStreamManagement();
    }
}
