package io.ghasi.delivery.adapters.nats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.ghasi.delivery.core.tenancy.Region;
import io.nats.client.Connection;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TopologyApplyTest {
    private static final Topology SANDBOX = TopologyFile.read("sandbox");

    @RegisterExtension
    private final EmptyNats nats = new EmptyNats();

    @Test
    void the_second_time_there_is_nothing_to_do() throws Exception {
        TopologyApply apply = new TopologyApply(nats.connection());
        Applied first = apply.applyWithNeighbours(SANDBOX);
        assertThat(first.created()).hasSize(10 + 11).contains("stream DELIVERY", "stream CONTENT");
        assertThat(first.changed()).isEmpty();
        assertThat(apply.applyWithNeighbours(SANDBOX).isNothing()).isTrue();
        assertThat(apply.compare(SANDBOX)).isEmpty();
    }

    @Test
    void what_somebody_changed_is_found_and_mended() throws Exception {
        // Given
        TopologyApply apply = new TopologyApply(nats.connection());
        apply.applyWithNeighbours(SANDBOX);
        StreamConfiguration own = nats.management().getStreamInfo("DELIVERY").getConfiguration();
        nats.management()
                .updateStream(StreamConfiguration.builder(own)
                        .maxAge(Duration.ofDays(1))
                        .maxMessagesPerSubject(1)
                        .build());
        // Then
        assertThat(apply.compare(SANDBOX))
                .extracting(Difference::toString)
                .containsExactly(
                        "stream DELIVERY: max_age should be PT720H and is PT24H",
                        "stream DELIVERY: max_msgs_per_subject should be -1 and is 1");
        // When
        assertThat(apply.apply(SANDBOX).changed()).containsExactly("stream DELIVERY");
        // Then
        assertThat(apply.compare(SANDBOX)).isEmpty();
    }

    @Test
    void what_the_server_does_not_change_is_an_error_that_names_it() throws Exception {
        nats.management()
                .addStream(StreamConfiguration.builder()
                        .name("DELIVERY")
                        .subjects("delivery.>")
                        .storageType(StorageType.Memory)
                        .build());
        assertThatThrownBy(() -> new TopologyApply(nats.connection()).applyWithNeighbours(SANDBOX))
                .isInstanceOf(TopologyMismatch.class)
                .hasMessageContainingAll(
                        "stream DELIVERY cannot be changed",
                        "can not change storage type",
                        "stream DELIVERY: storage should be file and is memory");
    }

    @Test
    void a_subject_that_another_stream_takes_is_an_error() throws Exception {
        nats.management()
                .addStream(StreamConfiguration.builder()
                        .name("GREEDY")
                        .subjects("delivery.play_session.>")
                        .build());
        assertThatThrownBy(() -> new TopologyApply(nats.connection()).applyWithNeighbours(SANDBOX))
                .hasMessageContainingAll("stream DELIVERY cannot be created", "overlap");
    }

    @Test
    void neighbours_create_their_streams_themselves() {
        assertThatThrownBy(() -> new TopologyApply(nats.connection()).apply(SANDBOX))
                .isInstanceOf(TopologyMismatch.class)
                .hasMessageContainingAll("consumer delivery-content-packages of stream CONTENT", "stream not found");
    }

    // The server waits the backoff's first step for an acknowledgement whatever it was told, and says nothing of it.
    @Test
    void what_the_server_changes_to_its_liking_is_noticed_when_it_is_read_back() {
        ConsumerDeclaration told = new ConsumerDeclaration(
                "reader",
                "DELIVERY",
                List.of("delivery.x"),
                Duration.ofSeconds(5),
                List.of(Duration.ofSeconds(7), Duration.ofSeconds(9)),
                3,
                4,
                10);
        Topology topology = new Topology(SANDBOX.streams(), List.of(), List.of(told));
        assertThatThrownBy(() -> new TopologyApply(nats.connection()).apply(topology))
                .asInstanceOf(type(TopologyMismatch.class))
                .satisfies(mismatch -> assertThat(mismatch.differences())
                        .containsExactly(
                                new Difference("consumer reader of stream DELIVERY", "ack_wait", "PT5S", "PT7S")));
    }

    @Test
    void a_stream_keeps_the_region_that_it_says_it_is_of() throws Exception {
        // Given
        TopologyApply apply = new TopologyApply(nats.connection());
        apply.applyWithNeighbours(SANDBOX);
        // When
        Applied said = apply.apply(SANDBOX.at(Region.EU));
        // Then
        assertThat(said.changed()).containsExactly("stream DELIVERY", "stream DELIVERY_DLQ");
        assertThat(apply.apply(SANDBOX.at(Region.EU)).isNothing()).isTrue();
        HomeStream.require(nats.connection(), SANDBOX.at(Region.EU).stream("DELIVERY"));
        assertThatThrownBy(() -> HomeStream.require(nats.connection(), SANDBOX.at(Region.US).stream("DELIVERY")))
                .isInstanceOf(ForeignStream.class);
        assertThatThrownBy(() -> apply.apply(SANDBOX.at(Region.US)))
                .hasMessageContaining("stream DELIVERY is of another region and stays there")
                .hasMessageContaining("region should be us and is eu");
        assertThat(apply.compare(SANDBOX.at(Region.EU))).isEmpty();
    }

    @Test
    @SuppressWarnings("try")
    void production_fits_five_nodes() throws Exception {
        Topology production = TopologyFile.read("production");
        try (Connection connection = EmptyCluster.get().connect()) {
            TopologyApply apply = new TopologyApply(connection);
            apply.applyWithNeighbours(production);
            assertThat(apply.applyWithNeighbours(production).isNothing()).isTrue();
        }
    }
}
