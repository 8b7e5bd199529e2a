package io.ghasi.delivery.adapters.nats;

import io.nats.client.Connection;
import io.nats.client.JetStream;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.impl.Headers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Messages that nobody could work on, kept for somebody to look at. Each call waits for the server. */
public final class DeadLetters {
    static final int NO_MESSAGE = 10037;
    // Taken and deleted meanwhile.
    private static final int NO_SEQUENCE = 10043;
    private static final byte[] NOTHING = {};

    private final Connection connection;
    private final JetStream publisher;
    private final JetStreamManagement management;
    private final StreamDeclaration stream;
    private final String subject;

    /** Those in {@code stream}, such as a topology's DELIVERY_DLQ. */
    public DeadLetters(Connection connection, StreamDeclaration stream) throws IOException {
        this.connection = connection;
        this.publisher = connection.jetStream();
        this.management = connection.jetStreamManagement();
        this.stream = stream;
        this.subject = stream.subjects().getFirst();
    }

    /**
     * Keeps {@code letter}; once, however often it is told within the stream's duplicate window.
     *
     * @throws IOException where it may not have been kept: the message is not to be acknowledged
     */
    public void keep(DeadLetter letter) throws IOException {
        Headers headers = LetterHeaders.of(letter, stream.name(), true);
        if (headers.serializedLength() + letter.payload().length <= limit()) {
            publish(headers, letter.payload());
        } else {
            publish(LetterHeaders.of(letter, stream.name(), false), NOTHING);
        }
    }

    private long limit() {
        long server = connection.getMaxPayload();
        return server > 0 ? Math.min(server, stream.maxMessageSize()) : stream.maxMessageSize();
    }

    private void publish(Headers headers, byte[] payload) throws IOException {
        try {
            publisher.publish(subject, headers, payload);
        } catch (JetStreamApiException | IllegalStateException e) {
            throw new IOException("a dead letter is not kept: " + e.getMessage(), e);
        }
    }

    /** How many there are. */
    public long count() throws IOException {
        return ask(() ->
                        management.getStreamInfo(stream.name()).getStreamState().getMsgCount())
                .orElse(0L);
    }

    /** The id of the last that there ever was; 0 where there was none. */
    public long last() throws IOException {
        return ask(() ->
                        management.getStreamInfo(stream.name()).getStreamState().getLastSequence())
                .orElse(0L);
    }

    /** Those from {@code id} on, oldest first; not more than {@code most}. */
    public List<KeptLetter> list(long id, int most) throws IOException {
        List<KeptLetter> found = new ArrayList<>();
        Optional<KeptLetter> next = next(id);
        while (next.isPresent() && found.size() < most) {
            found.add(next.get());
            next = next(next.get().id() + 1);
        }
        return found;
    }

    private Optional<KeptLetter> next(long id) throws IOException {
        return ask(() -> LetterHeaders.read(management.getNextMessage(stream.name(), id, subject)));
    }

    /** The one with {@code id}; empty where there is none, or none any more. */
    public Optional<KeptLetter> get(long id) throws IOException {
        return ask(() -> LetterHeaders.read(management.getMessage(stream.name(), id)));
    }

    /** Removes the one with {@code id}; false where there was none. */
    public boolean discard(long id) throws IOException {
        return ask(() -> management.deleteMessage(stream.name(), id)).orElse(false);
    }

    private static <T> Optional<T> ask(TopologyApply.Request<T> request) throws IOException {
        try {
            return Optional.of(request.send());
        } catch (JetStreamApiException e) {
            if (e.getApiErrorCode() == NO_MESSAGE || e.getApiErrorCode() == NO_SEQUENCE) {
                return Optional.empty();
            }
            throw new IOException("dead letters cannot be read: " + e.getMessage(), e);
        }
    }
}
