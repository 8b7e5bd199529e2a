package io.ghasi.delivery.projector.operations;

import io.ghasi.delivery.adapters.nats.DeadLetter;
import io.ghasi.delivery.adapters.nats.DeadLetterReplay;
import io.ghasi.delivery.adapters.nats.DeadLetters;
import io.ghasi.delivery.adapters.nats.KeptLetter;
import io.ghasi.delivery.adapters.nats.Topology;
import io.nats.client.Connection;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Dead letters: seen, sent again, thrown away. */
final class DlqCommand {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int PAGE = 100;

    private final DeadLetters letters;
    private final DeadLetterReplay again;
    private final PrintStream out;

    DlqCommand(Connection connection, Topology topology, PrintStream out) throws IOException {
        this.letters = new DeadLetters(connection, topology.deadLetters());
        this.again = new DeadLetterReplay(connection, letters);
        this.out = out;
    }

    void run(Command.Dlq command) throws IOException {
        switch (command) {
            case Command.ListAll() -> each(Long.MAX_VALUE, letter -> out.println(summary(letter)));
            case Command.Show(long id) -> out.println(whole(find(id)));
            case Command.Again(long id) -> replay(find(id));
            // Only those that are there now: one that fails again comes back as another one.
            case Command.AllAgain() -> all();
            case Command.Discard(long id) -> discard(find(id));
        }
    }

    private KeptLetter find(long id) throws IOException {
        return letters.get(id).orElseThrow(() -> new IOException("there is no dead letter " + id));
    }

    @FunctionalInterface
    private interface Act {
        void on(KeptLetter letter) throws IOException;
    }

    private void each(long last, Act act) throws IOException {
        long from = 1;
        List<KeptLetter> page = letters.list(from, PAGE);
        while (!page.isEmpty()) {
            for (KeptLetter letter : page) {
                if (letter.id() > last) {
                    return;
                }
                act.on(letter);
            }
            page = letters.list(page.getLast().id() + 1, PAGE);
        }
    }

    private void all() throws IOException {
        long[] failed = {0};
        each(letters.last(), letter -> {
            try {
                replay(letter);
            } catch (IOException e) {
                failed[0]++;
                out.println(summary(letter).put("problem", e.getMessage()));
            }
        });
        if (failed[0] > 0) {
            throw new IOException(failed[0] + " dead letters could not be replayed and are still there");
        }
    }

    private void replay(KeptLetter letter) throws IOException {
        try {
            again.replay(letter);
        } catch (IOException e) {
            throw new IOException("dead letter " + letter.id() + " is still there: " + e.getMessage(), e);
        }
        out.println(summary(letter).put("replayed", true));
    }

    private void discard(KeptLetter letter) throws IOException {
        out.println(summary(letter).put("discarded", letters.discard(letter.id())));
    }

    private static ObjectNode summary(KeptLetter kept) {
        DeadLetter letter = kept.letter();
        return JSON.createObjectNode()
                .put("seq", kept.id())
                .put("since", kept.since().toString())
                .put("subject", letter.subject())
                .put("stream", letter.stream())
                .put("streamSeq", letter.sequence())
                .put("consumer", letter.consumer())
                .put("deliveries", letter.deliveries())
                .put("error", letter.error());
    }

    private static ObjectNode whole(KeptLetter kept) {
        ObjectNode node = summary(kept).put("whole", kept.whole());
        ObjectNode headers = node.putObject("headers");
        kept.letter().headers().forEach((key, values) -> values.forEach(headers.putArray(key)::add));
        byte[] payload = kept.letter().payload();
        try {
            return node.put(
                    "payload",
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(payload))
                            .toString());
        } catch (CharacterCodingException _) {
            return node.put("payloadBase64", Base64.getEncoder().encodeToString(payload));
        }
    }
}
