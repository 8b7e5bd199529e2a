package io.ghasi.delivery.deployment.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FlaggerTest {
    private static final Chart FLAGGER =
            Chart.of("large", "prod-us").with("rollout.enabled", false).with("flagger.enabled", true);

    @Test
    void itSteersTheDeploymentInTheSameSteps() {
        Tree canary = FLAGGER.render().one("Canary", "delivery-api").at("spec");

        assertThat(canary.at("targetRef/kind").text()).isEqualTo("Deployment");
        assertThat(canary.at("autoscalerRef/name").text()).isEqualTo("delivery-api");
        assertThat(canary.at("analysis/stepWeights").texts()).isEqualTo(List.of("5", "25", "50", "100"));
        assertThat(canary.at("analysis/interval").text()).isEqualTo("30m");
    }

    @Test
    void whatItMakesItselfTheChartDoesNotMake() {
        Rendered rendered = FLAGGER.render();

        assertThat(rendered.names("Service")).doesNotContain("delivery-service", "delivery-service-canary");
        assertThat(rendered.has("VirtualService", "delivery-service")).isFalse();
        assertThat(rendered.of("DestinationRule")).isEmpty();
        assertThat(rendered.one("Canary", "delivery-api")
                        .at("spec/service/portDiscovery")
                        .text())
                .isEqualTo("true");
    }

    @Test
    void theBurnRateIsOfTheCanarysPods() {
        assertThat(FLAGGER.render()
                        .one("MetricTemplate", "delivery-burn-rate")
                        .at("spec/query")
                        .text())
                .contains("pod=~\"{{ target }}-", "[5m]", "[1h]", "14.4");
    }
}
