package io.ghasi.delivery.deployment.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NetworkPolicyTest {
    private static final Rendered RENDERED = Chart.of("dev").render();
    private static final List<String> DNS = List.of("kube-system 53/UDP", "kube-system 53/TCP");

    @Test
    void nothingIsAllowedThatNobodyAllowed() {
        Tree spec = RENDERED.one("NetworkPolicy", "delivery-default-deny").at("spec");

        assertThat(spec.at("podSelector/matchLabels").text()).isEqualTo("{app=delivery-service}");
        assertThat(spec.at("policyTypes").texts()).containsExactly("Ingress", "Egress");
        assertThat(spec.at("ingress").isThere() || spec.at("egress").isThere()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("io.ghasi.delivery.deployment.chart.Chart#all")
    void everyPodIsDeniedByDefault(Chart chart) {
        Rendered rendered = chart.render();

        rendered.workloads()
                .forEach(workload -> assertThat(
                                workload.at("spec/template/metadata/labels/app").text())
                        .isEqualTo("delivery-service"));
    }

    @Test
    void theApiHearsTheGatewayAndSpeaksToWhatItNeeds() {
        assertThat(flows("api", "ingress", "from"))
                .containsExactlyInAnyOrder("gateway 8080/TCP", "istio-system 8080/TCP", "observability 9090/TCP");
        assertThat(flows("api", "egress", "to"))
                .containsExactlyInAnyOrderElementsOf(with(
                        DNS,
                        "data 5432/TCP",
                        "data 6379/TCP",
                        "data 4222/TCP",
                        "ghasi-services 8080/TCP",
                        "observability 4317/TCP",
                        "0.0.0.0/0 443/TCP",
                        "istio-system 15012/TCP"));
    }

    @Test
    void theRelayNeedsNeitherRedisNorNeighboursNorTheStore() {
        assertThat(flows("outbox-relay", "ingress", "from")).containsExactly("observability 9090/TCP");
        assertThat(flows("outbox-relay", "egress", "to"))
                .containsExactlyInAnyOrderElementsOf(with(
                        DNS, "data 5432/TCP", "data 4222/TCP", "observability 4317/TCP", "istio-system 15012/TCP"));
    }

    @Test
    void theProjectorNeedsNoRedis() {
        assertThat(flows("event-projector", "ingress", "from")).containsExactly("observability 9090/TCP");
        assertThat(flows("event-projector", "egress", "to"))
                .containsExactlyInAnyOrderElementsOf(with(
                        DNS,
                        "data 5432/TCP",
                        "data 4222/TCP",
                        "ghasi-services 8080/TCP",
                        "observability 4317/TCP",
                        "0.0.0.0/0 443/TCP",
                        "istio-system 15012/TCP"));
    }

    @Test
    void theMigrationNeedsPostgresAlone() {
        assertThat(flows("migration", "ingress", "from")).isEmpty();
        assertThat(flows("migration", "egress", "to")).containsExactlyInAnyOrderElementsOf(with(DNS, "data 5432/TCP"));
    }

    @Test
    void everywhereIsNotPrivateAddresses() {
        assertThat(RENDERED.one("NetworkPolicy", "delivery-api").text())
                .contains("cidr=0.0.0.0/0, except=[10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, 169.254.0.0/16]");
    }

    @Test
    void managedServersAreReachedInTheirSubnets() {
        Rendered production = Chart.of("large", "prod-us").render();

        assertThat(production.one("NetworkPolicy", "delivery-migration").text()).contains("cidr=10.10.32.0/20");
    }

    @Test
    void aFlowMoreIsSeen() {
        Rendered wider = Chart.of("dev")
                .with("networkPolicy.neighbourPorts[1]", 9999)
                .with("networkPolicy.neighbourPorts[0]", 8080)
                .render();

        assertThat(flows(wider, "api", "egress", "to"))
                .contains("ghasi-services 9999/TCP")
                .hasSize(flows("api", "egress", "to").size() + 1);
    }

    @Test
    void withoutAMeshNobodyAsksIstiod() {
        Rendered bare = Chart.of("dev")
                .with("istio.mtls", false)
                .with("routing", "none")
                .render();

        assertThat(bare.one("NetworkPolicy", "delivery-api").text()).doesNotContain("15012");
    }

    // Each as "namespace port/protocol".
    private static List<String> flows(String component, String direction, String side) {
        return flows(RENDERED, component, direction, side);
    }

    private static List<String> flows(Rendered rendered, String component, String direction, String side) {
        List<String> flows = new ArrayList<>();
        Tree rules = rendered.one("NetworkPolicy", "delivery-" + component).at("spec/" + direction);
        rules.each()
                .forEach(rule -> rule.at(side)
                        .each()
                        .forEach(peer -> rule.at("ports")
                                .each()
                                .forEach(port -> flows.add(
                                        who(peer) + " " + port.at("port").text() + "/"
                                                + port.at("protocol").text()))));
        return flows;
    }

    private static String who(Tree peer) {
        Tree block = peer.at("ipBlock/cidr");
        return block.isThere()
                ? block.text()
                : peer.at("namespaceSelector/matchLabels")
                        .child("kubernetes.io/metadata.name")
                        .text();
    }

    private static List<String> with(List<String> some, String... more) {
        List<String> all = new ArrayList<>(some);
        all.addAll(List.of(more));
        return all;
    }
}
