package io.ghasi.delivery.deployment.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class NatsResourcesTest {
    private static final Rendered RENDERED = Chart.of("small", "prod-us").render();
    static final Tree CONTRACT = Yaml.file("contracts/nats/topology.yaml").getFirst();
    private static final Map<String, Long> BYTES =
            Map.of("KiB", 1L << 10, "MiB", 1L << 20, "GiB", 1L << 30, "TB", 1_000_000_000_000L);

    @Test
    void theChartsCopyIsTheContract() {
        assertThat(Yaml.text("charts/delivery-service/files/topology.yaml"))
                .isEqualTo(Yaml.text("contracts/nats/topology.yaml"));
    }

    @Test
    void everyStreamOfOursIsAsTheContractSays() {
        assertThat(RENDERED.of("Stream"))
                .hasSameSizeAs(CONTRACT.at("streams").members().keySet());
        CONTRACT.at("streams").members().forEach((name, says) -> {
            Tree spec = named("Stream", "name", name);
            assertThat(spec.at("replicas").number()).isEqualTo(3);
            assertThat(spec.at("metadata/region").text()).isEqualTo("us");
            assertThat(spec.at("subjects")).isEqualTo(says.at("subjects"));
            assertThat(spec.at("discard").text()).isEqualTo("new");
            assertThat(spec.at("maxAge").text())
                    .isEqualTo(hours(says.at("max-age").text()));
            assertThat(spec.at("maxBytes").text())
                    .isEqualTo(bytes(says.at("max-bytes").text()));
            assertThat(spec.at("maxMsgSize").text())
                    .isEqualTo(bytes(says.at("max-message-size").text()));
            assertThat(spec.at("duplicateWindow")).isEqualTo(says.at("duplicate-window"));
            assertThat(spec.at("denyDelete")).isEqualTo(says.at("deny-delete"));
            assertThat(spec.at("denyPurge")).isEqualTo(says.at("deny-purge"));
            assertThat(spec.at("allowDirect")).isEqualTo(says.at("allow-direct"));
            assertThat(spec.at("storage")).isEqualTo(says.at("storage"));
            assertThat(spec.at("retention")).isEqualTo(says.at("retention"));
        });
    }

    @Test
    void everyConsumerIsAsTheContractSays() {
        Map<String, Tree> durable = CONTRACT.at("consumers/durable").members();

        assertThat(RENDERED.of("Consumer")).hasSameSizeAs(durable.keySet());
        durable.forEach((name, says) -> {
            Tree spec = named("Consumer", "durableName", name);
            assertThat(spec.at("streamName")).isEqualTo(says.at("stream"));
            assertThat(spec.at("filterSubjects")).isEqualTo(says.at("subjects"));
            assertThat(spec.at("ackPolicy").text()).isEqualTo("explicit");
            assertThat(spec.at("ackWait")).isEqualTo(setting(says, "ack-wait"));
            assertThat(spec.at("backoff")).isEqualTo(setting(says, "backoff"));
            assertThat(spec.at("maxDeliver")).isEqualTo(setting(says, "max-deliver"));
            assertThat(spec.at("maxAckPending")).isEqualTo(setting(says, "max-ack-pending"));
        });
    }

    private static Tree setting(Tree says, String name) {
        Tree own = says.child(name);
        return own.isThere() ? own : CONTRACT.at("consumers/settings").child(name);
    }

    private static Tree named(String kind, String field, String name) {
        return RENDERED.of(kind).stream()
                .map(object -> object.at("spec"))
                .filter(spec -> spec.at(field).text().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String hours(String days) {
        return Integer.parseInt(days.replace("d", "")) * 24 + "h";
    }

    static String bytes(String size) {
        String unit = size.replaceAll("[0-9]", "");
        return String.valueOf(Long.parseLong(size.replace(unit, "")) * BYTES.getOrDefault(unit, 0L));
    }
}
