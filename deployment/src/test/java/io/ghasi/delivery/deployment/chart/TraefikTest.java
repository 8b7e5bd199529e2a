package io.ghasi.delivery.deployment.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TraefikTest {
    private static final Rendered RENDERED = Chart.of("large", "prod-us")
            .with("routing", "traefik")
            .with("istio.mtls", false)
            .render();

    @Test
    void requestsGoToTheWeightedService() {
        Tree route = RENDERED.one("IngressRoute", "delivery-service").at("spec/routes/0");

        assertThat(route.at("match").text()).isEqualTo("Host(`delivery.us.ghasi.io`)");
        assertThat(route.at("services/0/kind").text()).isEqualTo("TraefikService");
        assertThat(RENDERED.one("TraefikService", "delivery-service")
                        .at("spec/weighted/services")
                        .each()
                        .map(service -> service.at("name").text()))
                .containsExactly("delivery-service", "delivery-service-canary");
    }

    @Test
    void courseFilesHaveHostsOfTheirOwnWithTls() {
        Tree spec = RENDERED.one("IngressRoute", "delivery-content").at("spec");

        assertThat(spec.at("tls/secretName").text()).isEqualTo("delivery-content-tls");
        assertThat(spec.at("routes/0/match").text())
                .contains("HostRegexp(`^[a-z0-9-]+\\.content\\.us\\.ghasi\\.io$`)", "PathPrefix(`/api/v1/g/`)");
    }

    @Test
    void nothingOfIstioIsLeft() {
        assertThat(RENDERED.objects())
                .noneSatisfy(
                        object -> assertThat(object.at("apiVersion").text()).contains("istio.io"));
    }
}
