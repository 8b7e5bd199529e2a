package io.ghasi.delivery.deployment.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BuiltInTest {
    @ParameterizedTest
    @MethodSource("io.ghasi.delivery.deployment.chart.Chart#all")
    void everyObjectOfKubernetesIsAsItsModelSays(Chart chart) {
        assertThat(chart.render().objects().stream()
                        .filter(BuiltIn::is)
                        .map(BuiltIn::fault)
                        .filter(Objects::nonNull))
                .isEmpty();
    }

    @Test
    void aMisspeltFieldIsSeen() {
        Tree api = Chart.of("dev").render().api();

        assertThat(BuiltIn.fault(api.with("spec/template/spec/automountServiceAccountTokens", false)))
                .contains("automountServiceAccountTokens");
        assertThat(BuiltIn.fault(api.with("spec/template/spec/containers/0/livenessProbe", Map.of("htpGet", 1))))
                .contains("htpGet");
    }

    @Test
    void aValueOfAnotherTypeIsSeen() {
        Tree api = Chart.of("dev").render().api();

        assertThat(BuiltIn.fault(api.with("spec/revisionHistoryLimit", "five"))).isNotNull();
    }
}
