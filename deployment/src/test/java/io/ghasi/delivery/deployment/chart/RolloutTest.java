package io.ghasi.delivery.deployment.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RolloutTest {
    private static final Chart ROLLOUT = Chart.of("small", "prod-eu");

    @Test
    void fivePercentForHalfAnHourThenAQuarterAHalfAndAll() {
        Tree canary = ROLLOUT.render().one("Rollout", "delivery-api").at("spec/strategy/canary");

        assertThat(canary.at("steps").each().map(Tree::text))
                .containsExactly(
                        "{setWeight=5}",
                        "{pause={duration=30m}}",
                        "{setWeight=25}",
                        "{pause={duration=10m}}",
                        "{setWeight=50}",
                        "{pause={duration=10m}}",
                        "{setWeight=100}");
        assertThat(canary.at("analysis/templates/0/templateName").text()).isEqualTo("delivery-burn-rate");
        assertThat(canary.at("analysis/startingStep").number()).isOne();
    }

    @Test
    void whatItSteersIsThere() {
        Rendered rendered = ROLLOUT.render();
        Tree canary = rendered.api().at("spec/strategy/canary");

        assertThat(rendered.has("Service", canary.at("stableService").text())).isTrue();
        assertThat(rendered.has("Service", canary.at("canaryService").text())).isTrue();
        Tree service = canary.at("trafficRouting/istio/virtualService");
        Tree routes = rendered.one("VirtualService", service.at("name").text());
        assertThat(routes.at("spec/http/0/name").text())
                .isEqualTo(service.at("routes").texts().getFirst());
        assertThat(routes.at("spec/http/0/route")
                        .each()
                        .map(it -> it.at("destination/host").text()))
                .containsExactly(
                        canary.at("stableService").text(),
                        canary.at("canaryService").text());
    }

    @Test
    void throughTraefikItSteersAWeightedService() {
        Rendered rendered = ROLLOUT.with("routing", "traefik").render();
        Tree routing = rendered.api().at("spec/strategy/canary/trafficRouting/traefik");

        assertThat(rendered.has(
                        "TraefikService",
                        routing.at("weightedTraefikServiceName").text()))
                .isTrue();
    }

    @Test
    void theBurnRateIsOfTheCanaryOverBothWindows() {
        Tree metrics =
                ROLLOUT.render().one("AnalysisTemplate", "delivery-burn-rate").at("spec/metrics");
        String query = metrics.at("0/provider/prometheus/query").text();

        assertThat(query)
                .contains("[5m]", "[1h]", "status_code=~\"5..\"", "> (14.4 * (1 - 0.999))", "\nand\n")
                .contains("namespace=\"delivery\",rollouts_pod_template_hash=\"{{args.canary-hash}}\"");
        assertThat(metrics.at("0/successCondition").text()).isEqualTo("len(result) == 0");
        assertThat(metrics.at("1/name").text()).isEqualTo("scraped");
    }

    @Test
    void theScrapeCarriesTheLabelThatTheAnalysisAsksFor() {
        assertThat(ROLLOUT.render()
                        .one("ServiceMonitor", "delivery-service")
                        .at("spec/podTargetLabels")
                        .texts())
                .contains("rollouts-pod-template-hash");
    }

    @Test
    void twoControllersForOneCanaryAreRefused() {
        assertThatThrownBy(() -> ROLLOUT.with("flagger.enabled", true).render())
                .hasMessageContaining("rollout.enabled and flagger.enabled exclude each other");
    }

    @Test
    void aCanaryThatNobodySendsRequestsToIsRefused() {
        assertThatThrownBy(() -> ROLLOUT.with("routing", "none").render())
                .hasMessageContaining("rollout.enabled needs routing istio or traefik");
    }
}
