package io.ghasi.delivery.adapters.nats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nats.client.impl.Headers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DeadLettersTest {
    private static final StreamDeclaration DLQ = TopologyFile.read("sandbox").stream("DELIVERY_DLQ");

    @RegisterExtension
    private final EmptyNats nats = new EmptyNats();

    private DeadLetters letters;

    @BeforeEach
    void open() throws Exception {
        nats.management().addStream(DLQ.configuration());
        letters = new DeadLetters(nats.connection(), DLQ);
    }

    @Test
    void a_letter_is_kept_with_all_that_is_known_of_it_and_once() throws Exception {
        // Given
        DeadLetter letter = letter(7, "no such tenant\r\nNats-Rollup: all", "{}".getBytes(StandardCharsets.UTF_8));
        // When
        letters.keep(letter);
        letters.keep(letter);
        // Then
        assertThat(letters.count()).isEqualTo(1);
        KeptLetter kept = letters.get(1).orElseThrow();
        assertThat(kept.whole()).isTrue();
        assertThat(kept.letter())
                .usingRecursiveComparison()
                .ignoringFields("error", "headers")
                .isEqualTo(letter);
        assertThat(kept.letter().error()).isEqualTo("no such tenant Nats-Rollup: all");
        assertThat(kept.letter().headers().toMap()).isEqualTo(letter.headers().toMap());
    }

    @Test
    void letters_are_listed_in_pages_and_discarded_one_by_one() throws Exception {
        for (int sequence = 1; sequence <= 5; sequence++) {
            letters.keep(letter(sequence, "failed", new byte[0]));
        }
        assertThat(letters.discard(2)).isTrue();
        assertThat(letters.discard(2)).isFalse();
        assertThat(letters.get(2)).isEmpty();
        assertThat(letters.list(1, 2)).extracting(KeptLetter::id).containsExactly(1L, 3L);
        assertThat(letters.list(4, 10)).extracting(KeptLetter::id).containsExactly(4L, 5L);
        assertThat(letters.list(6, 10)).isEmpty();
    }

    @Test
    void of_a_message_that_is_too_large_the_rest_is_kept() throws Exception {
        letters.keep(letter(1, "too large", new byte[DLQ.maxMessageSize()]));
        KeptLetter kept = letters.get(1).orElseThrow();
        assertThat(kept.whole()).isFalse();
        assertThat(kept.letter().payload()).isEmpty();
        assertThat(kept.letter().sequence()).isEqualTo(1);
    }

    @Test
    void what_somebody_else_put_there_is_seen_too() throws Exception {
        nats.connection().jetStream().publish("DELIVERY.dlq", new byte[] {1});
        assertThat(letters.list(1, 10))
                .singleElement()
                .satisfies(kept -> assertThat(kept.letter().consumer()).isEmpty());
    }

    @Test
    void without_the_stream_nothing_is_thought_to_be_kept() throws Exception {
        nats.management().deleteStream(DLQ.name());
        assertThatThrownBy(() -> letters.keep(letter(1, "failed", new byte[0]))).isInstanceOf(IOException.class);
    }

    private static DeadLetter letter(long sequence, String error, byte[] payload) {
        Headers headers = new Headers().put("Nats-Expected-Stream", "CONTENT").put("traceparent", "00-a-b-01");
        return new DeadLetter(
                "content.play_package.built.v1",
                "CONTENT",
                sequence,
                "delivery-content-packages",
                8,
                error,
                headers,
                payload);
    }
}
