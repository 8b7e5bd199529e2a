package io.ghasi.delivery.deployment.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ServiceAccountTest {
    @ParameterizedTest
    @MethodSource("io.ghasi.delivery.deployment.chart.Chart#all")
    void everyProcessHasItsOwnWithoutAToken(Chart chart) {
        Rendered rendered = chart.render();

        for (Tree workload : rendered.workloads()) {
            String name = Rendered.identity(workload);
            // Reconciling is a relay's work, with a relay's rights.
            assertThat(name).isEqualTo(workload.name().replace("-reconcile", "-outbox-relay"));
            assertThat(rendered.one("ServiceAccount", name)
                            .at("automountServiceAccountToken")
                            .text())
                    .isEqualTo("false");
        }
    }
}
