package io.ghasi.delivery.deployment.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Budgets, zones and nodes. */
class AvailabilityTest {
    private static final String POD = "spec/template/spec/";

    @ParameterizedTest
    @MethodSource("io.ghasi.delivery.deployment.chart.Chart#all")
    void everyProcessHasABudgetThatFindsItsPods(Chart chart) {
        Rendered rendered = chart.render();

        for (Tree workload : rendered.workloads()) {
            if (!workload.kind().equals("Job")) {
                Tree budget = rendered.one("PodDisruptionBudget", workload.name());
                assertThat(Selectors.match(
                                budget.at("spec/selector/matchLabels"), workload.at("spec/template/metadata/labels")))
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"api", "outbox-relay", "event-projector"})
    void podsAreSpreadOverZonesStrictlyAndOverNodesAsFarAsPossible(String component) {
        Rendered rendered = Chart.of("small", "prod-ap").render();
        Tree workload = rendered.workloads().stream()
                .filter(it -> it.name().equals("delivery-" + component))
                .findFirst()
                .orElseThrow();

        Tree zones = workload.at(POD + "topologySpreadConstraints/0");
        assertThat(zones.at("topologyKey").text()).isEqualTo("topology.kubernetes.io/zone");
        assertThat(zones.at("maxSkew").number()).isOne();
        assertThat(zones.at("whenUnsatisfiable").text()).isEqualTo("DoNotSchedule");
        assertThat(workload.at(POD + "affinity").text()).contains("kubernetes.io/hostname");
    }

    @Test
    void anEphemeralClusterMayHaveOneZone() {
        assertThat(Chart.of("dev")
                        .render()
                        .api()
                        .at(POD + "topologySpreadConstraints/0/whenUnsatisfiable")
                        .text())
                .isEqualTo("ScheduleAnyway");
    }

    @Test
    void aPodHasTimeForItsFarewellAndForWhatIsUnderWay() {
        Tree pod = Chart.of("dev").render().api().at("spec/template/spec");
        String notice = Variables.of(pod.at("containers/0")).getOrDefault("DELIVERY_SHUTDOWN_NOTICE", "0s");
        int phase = Integer.parseInt(Yaml.file("api/src/main/resources/application.yaml")
                .getFirst()
                .at("spring/lifecycle/timeout-per-shutdown-phase")
                .text()
                .replace("s", ""));

        assertThat(pod.at("terminationGracePeriodSeconds").number())
                .isGreaterThanOrEqualTo(Integer.parseInt(notice.replace("s", "")) + phase + 10);
    }
}
