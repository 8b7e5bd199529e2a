package io.ghasi.delivery.deployment.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServiceTest {
    @Test
    void theServiceHasThePortsOfThePage() {
        Tree spec = Chart.of("dev").render().one("Service", "delivery-service").at("spec");

        assertThat(spec.at("type").text()).isEqualTo("ClusterIP");
        assertThat(spec.at("ports")
                        .each()
                        .map(port ->
                                port.at("name").text() + " " + port.at("port").text()))
                .containsExactly("http 8080", "metrics 9090");
    }

    @Test
    void everyProcessIsScrapedOnceWhateverVersionItIs() {
        Rendered rendered = Chart.of("large", "prod-us").render();
        Tree selector = rendered.one("ServiceMonitor", "delivery-service").at("spec/selector/matchLabels");

        assertThat(rendered.of("Service").stream()
                        .filter(service -> Selectors.match(selector, service.at("metadata/labels")))
                        .map(Tree::name))
                .containsExactlyInAnyOrder(
                        "delivery-api-metrics", "delivery-outbox-relay-metrics", "delivery-event-projector-metrics");
    }

    @Test
    void everyServiceSelectsPodsOfOneWorkload() {
        Rendered rendered = Chart.of("large", "prod-us").render();

        for (Tree service : rendered.of("Service")) {
            assertThat(rendered.workloads().stream()
                            .filter(workload -> Selectors.match(
                                    service.at("spec/selector"), workload.at("spec/template/metadata/labels"))))
                    .as(service.name())
                    .hasSize(1);
        }
    }
}
