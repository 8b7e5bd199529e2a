package io.ghasi.delivery.deployment.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IstioTest {
    private static final Rendered RENDERED = Chart.of("large", "prod-us").render();

    @Test
    void podsSpeakMutualTlsAndShowMetricsToPrometheus() {
        assertThat(RENDERED.of("PeerAuthentication")).hasSize(3).allSatisfy(policy -> {
            assertThat(policy.at("spec/mtls/mode").text()).isEqualTo("STRICT");
            assertThat(policy.at("spec/portLevelMtls").members()).containsOnlyKeys("9090");
        });
        assertThat(RENDERED.of("DestinationRule"))
                .allSatisfy(rule -> assertThat(
                                rule.at("spec/trafficPolicy/tls/mode").text())
                        .isEqualTo("ISTIO_MUTUAL"));
    }

    @Test
    void aNewPodGetsItsShareByAndBy() {
        assertThat(RENDERED.of("DestinationRule"))
                .isNotEmpty()
                .allSatisfy(rule -> assertThat(rule.at("spec/trafficPolicy/loadBalancer/warmupDurationSecs")
                                .text())
                        .isEqualTo("60s"));
    }

    @Test
    void requestsComeThroughThePlatformsGateway() {
        Tree spec = RENDERED.one("VirtualService", "delivery-service").at("spec");

        assertThat(spec.at("hosts").texts()).containsExactly("delivery.us.ghasi.io", "delivery-service");
        assertThat(spec.at("gateways").texts()).containsExactly("gateway/platform-gateway", "mesh");
        assertThat(spec.at("http/0/retries/attempts").number()).isZero();
    }

    @Test
    void courseFilesHaveHostsOfTheirOwnWithTls() {
        Tree server = RENDERED.one("Gateway", "delivery-content").at("spec/servers/0");
        Tree service = RENDERED.one("VirtualService", "delivery-content").at("spec");

        assertThat(server.at("hosts").texts()).containsExactly("*.content.us.ghasi.io");
        assertThat(server.at("tls/mode").text()).isEqualTo("SIMPLE");
        assertThat(server.at("tls/credentialName").text()).isEqualTo("delivery-content-tls");
        assertThat(service.at("gateways").texts()).containsExactly("delivery-content");
        assertThat(service.at("http").each()).hasSize(1);
        assertThat(service.at("http/0/match/0/uri/prefix").text()).isEqualTo("/api/v1/g/");
        assertThat(service.at("http/0/match/0/method/regex").text()).isEqualTo("GET|HEAD|POST");
    }

    @Test
    void theProxyHasRequestsAndLeavesConnectionsToDataAlone() {
        Tree annotations = RENDERED.api().at("spec/template/metadata/annotations");

        assertThat(annotations.child("sidecar.istio.io/proxyCPU").text()).isEqualTo("50m");
        assertThat(annotations.child("sidecar.istio.io/proxyMemory").text()).isEqualTo("64Mi");
        assertThat(annotations
                        .child("traffic.sidecar.istio.io/excludeOutboundPorts")
                        .text())
                .isEqualTo("5432,6379,4222");
    }
}
