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
            String name = workload.at("spec/template/spec/serviceAccountName").text();
            assertThat(name).isEqualTo(workload.name());
            assertThat(rendered.one("ServiceAccount", name)
                            .at("automountServiceAccountToken")
                            .text())
                    .isEqualTo("false");
        }
    }
}
