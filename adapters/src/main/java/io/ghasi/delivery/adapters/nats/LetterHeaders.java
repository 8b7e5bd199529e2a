package io.ghasi.delivery.adapters.nats;

import io.nats.client.api.MessageInfo;
import io.nats.client.impl.Headers;
import io.nats.client.support.NatsJetStreamConstants;
import java.util.Objects;

/** What a dead letter says of itself, beside the headers that it came with. */
final class LetterHeaders {
    private static final String OWN = "Dlq-";
    private static final String SUBJECT = OWN + "Subject";
    private static final String STREAM = OWN + "Stream";
    private static final String SEQUENCE = OWN + "Sequence";
    private static final String CONSUMER = OWN + "Consumer";
    private static final String DELIVERIES = OWN + "Deliveries";
    private static final String ERROR = OWN + "Error";
    private static final String WHOLE = OWN + "Whole";
    // What came with the message is kept under names that mean nothing to the server: its Nats-Expected-Stream is not
    // ours.
    private static final String ORIGINAL = OWN + "Original-";
    private static final int LONGEST_ERROR = 1_024;

    private LetterHeaders() {}

    static Headers of(DeadLetter letter, String stream, boolean whole) {
        Headers headers = new Headers()
                .put(
                        NatsJetStreamConstants.MSG_ID_HDR,
                        letter.consumer() + ":" + letter.stream() + ":" + letter.sequence())
                .put(NatsJetStreamConstants.EXPECTED_STREAM_HDR, stream)
                .put(SUBJECT, letter.subject())
                .put(STREAM, letter.stream())
                .put(SEQUENCE, Long.toString(letter.sequence()))
                .put(CONSUMER, letter.consumer())
                .put(DELIVERIES, Long.toString(letter.deliveries()))
                .put(ERROR, oneLine(letter.error()))
                .put(WHOLE, Boolean.toString(whole));
        letter.headers().forEach((key, values) -> headers.put(ORIGINAL + key, values));
        return headers;
    }

    // Headers are ASCII, a line each, and 64 KiB all together.
    private static String oneLine(String text) {
        String line = text.replaceAll("[^\\x20-\\x7e]+", " ");
        return line.substring(0, Math.min(line.length(), LONGEST_ERROR));
    }

    static KeptLetter read(MessageInfo kept) {
        Headers headers = Objects.requireNonNullElseGet(kept.getHeaders(), Headers::new);
        byte[] payload = kept.getData();
        DeadLetter letter = new DeadLetter(
                text(headers, SUBJECT),
                text(headers, STREAM),
                number(headers, SEQUENCE),
                text(headers, CONSUMER),
                number(headers, DELIVERIES),
                text(headers, ERROR),
                original(headers),
                payload == null ? new byte[0] : payload);
        return new KeptLetter(
                kept.getSeq(),
                Objects.requireNonNull(kept.getTime()).toInstant(),
                Boolean.parseBoolean(text(headers, WHOLE)),
                letter);
    }

    private static Headers original(Headers headers) {
        Headers original = new Headers();
        headers.forEach((key, values) -> {
            if (key.startsWith(ORIGINAL)) {
                original.put(key.substring(ORIGINAL.length()), values);
            }
        });
        return original;
    }

    // Somebody may have put anything there: what does not say what it is is still to be seen, and to be thrown away.
    private static String text(Headers headers, String key) {
        return Objects.requireNonNullElse(headers.getFirst(key), "");
    }

    private static long number(Headers headers, String key) {
        String text = text(headers, key);
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
    }
}
