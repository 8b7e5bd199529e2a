package io.ghasi.delivery.adapters.nats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ghasi.delivery.core.faults.DependencyUnavailable;
import io.ghasi.delivery.core.inbox.DeadLetterQueue;
import io.ghasi.delivery.core.inbox.Delivery;
import io.ghasi.delivery.core.inbox.Fault;
import io.nats.client.impl.Headers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JetStreamDeadLetterQueueTest {
    private static final String CONSUMER = "delivery-enrollments";
    private static final Topology TOPOLOGY = TopologyFile.read("sandbox");

    @RegisterExtension
    private final EmptyNats nats = new EmptyNats();

    private DeadLetters letters;
    private DeadLetterQueue queue;

    @BeforeEach
    void declare() throws Exception {
        new TopologyApply(nats.connection()).applyWithNeighbours(TOPOLOGY);
        letters = new DeadLetters(nats.connection(), TOPOLOGY.stream("DELIVERY_DLQ"));
        queue = new JetStreamDeadLetterQueue(letters, TOPOLOGY);
    }

    @Test
    void a_delivery_is_kept_as_it_came_with_who_could_not_take_it_and_why() throws Exception {
        queue.put(letter(delivered("poison")));
        assertThat(letters.list(1, 10)).singleElement().satisfies(kept -> {
            DeadLetter letter = kept.letter();
            assertThat(letter.stream()).isEqualTo("ENROLLMENT");
            assertThat(letter.sequence()).isEqualTo(1);
            assertThat(letter.consumer()).isEqualTo(CONSUMER);
            assertThat(letter.deliveries()).isEqualTo(1);
            assertThat(letter.error()).isEqualTo("malformed_json: line 1");
            assertThat(letter.payload()).asString(StandardCharsets.UTF_8).isEqualTo("poison");
            assertThat(letter.headers().getFirst("traceparent")).isEqualTo("00-a-b-01");
        });
    }

    @Test
    void what_may_not_be_kept_is_said_to_be_unavailable() throws Exception {
        Delivery delivery = delivered("poison");
        nats.management().deleteStream("DELIVERY_DLQ");
        assertThatThrownBy(() -> queue.put(letter(delivery))).isInstanceOf(DependencyUnavailable.class);
    }

    private static io.ghasi.delivery.core.inbox.DeadLetter letter(Delivery delivery) {
        return new io.ghasi.delivery.core.inbox.DeadLetter(CONSUMER, delivery, Fault.MALFORMED_JSON, "line 1");
    }

    private Delivery delivered(String text) throws Exception {
        Headers headers = new Headers().put("traceparent", "00-a-b-01");
        nats.connection().jetStream().publish("enrollment.created.v1", headers, text.getBytes(StandardCharsets.UTF_8));
        try (JetStreamFeeds feeds = new JetStreamFeeds(nats.connection(), TOPOLOGY)) {
            return feeds.of(CONSUMER).fetch(1, Duration.ofSeconds(5)).getFirst();
        }
    }
}
