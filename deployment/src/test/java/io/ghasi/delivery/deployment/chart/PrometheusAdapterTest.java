package io.ghasi.delivery.deployment.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrometheusAdapterTest {
    private static final Tree VALUES =
            Yaml.file("deploy/prometheus-adapter/values.yaml").getFirst();
    private static final Tree RULE = VALUES.at("rules/custom/0");

    @Test
    void itIsAsTheAdaptersChartTakesIt() {
        assertThat(ByHand.faults("AdapterValues", VALUES)).isEmpty();
        assertThat(ByHand.faults("AdapterValues", VALUES.with("rules/custm", 1)))
                .isNotEmpty();
    }

    @Test
    void itServesTheMetricThatTheAutoscalerAsksFor() {
        Tree asked = Chart.of("dev")
                .render()
                .one("HorizontalPodAutoscaler", "delivery-api")
                .at("spec/metrics/1/pods/metric/name");

        assertThat(RULE.at("name/as")).isEqualTo(asked);
        assertThat(RULE.at("resources/overrides").members()).containsOnlyKeys("namespace", "pod");
    }

    @Test
    void probesAreNoRequests() {
        assertThat(RULE.at("seriesQuery").text()).startsWith("delivery_http_requests_total{");
        assertThat(RULE.at("metricsQuery").text()).contains("route!~\"/healthz|/readyz|/metrics\"", "rate(");
    }
}
