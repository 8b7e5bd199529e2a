package io.ghasi.delivery.adapters.nats;

import io.nats.client.Connection;
import io.nats.client.JetStream;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.impl.Headers;
import io.nats.client.support.NatsJetStreamConstants;
import java.io.IOException;
import java.util.Locale;

/**
 * Sends dead letters again to where they came from. Everybody who listens there hears the event again, and whoever has taken it knows it by its own id.
 */
public final class DeadLetterReplay {
    private final DeadLetters letters;
    private final JetStream publisher;
    private final JetStreamManagement management;

    /** Of {@code letters}, over {@code connection}. */
    public DeadLetterReplay(Connection connection, DeadLetters letters) throws IOException {
        this.letters = letters;
        this.publisher = connection.jetStream();
        this.management = connection.jetStreamManagement();
    }

    /**
     * Publishes {@code kept} as it came, and then removes it: whatever breaks in between, it may be replayed again. The stream has known its id, perhaps a
     * moment ago, so it goes under another one, the same for each attempt.
     *
     * @throws IOException where it could not be published, or where nothing is left to publish
     */
    public void replay(KeptLetter kept) throws IOException {
        DeadLetter letter = kept.letter();
        if (letter.subject().isEmpty() || letter.stream().isEmpty()) {
            throw new IOException("it does not say where it came from");
        }
        try {
            publisher.publish(letter.subject(), headers(kept), kept.whole() ? letter.payload() : original(letter));
        } catch (JetStreamApiException | IllegalStateException e) {
            throw new IOException("it was not published: " + e.getMessage(), e);
        }
        boolean _ = letters.discard(kept.id());
    }

    private static Headers headers(KeptLetter kept) {
        DeadLetter letter = kept.letter();
        Headers headers = new Headers();
        letter.headers().forEach((key, values) -> {
            if (!key.toLowerCase(Locale.ROOT).startsWith("nats-")) {
                headers.put(key, values);
            }
        });
        return headers.put(
                        NatsJetStreamConstants.MSG_ID_HDR,
                        letter.stream() + ":" + letter.sequence() + ":replay:" + kept.id())
                .put(NatsJetStreamConstants.EXPECTED_STREAM_HDR, letter.stream());
    }

    private byte[] original(DeadLetter letter) throws IOException {
        try {
            byte[] data =
                    management.getMessage(letter.stream(), letter.sequence()).getData();
            return data == null ? new byte[0] : data;
        } catch (JetStreamApiException e) {
            throw new IOException(
                    "it was too large to be kept here, and message " + letter.sequence() + " of stream "
                            + letter.stream() + " is gone",
                    e);
        }
    }
}
