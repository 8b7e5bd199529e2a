package io.ghasi.delivery.deployment.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AutoscalerTest {
    @ParameterizedTest
    @CsvSource({"dev,,2,4", "staging,,3,6", "small,prod-eu,6,30", "large,prod-us,12,30"})
    void howManyPodsIsAsTheSizingTableSays(String first, String second, int least, int most) {
        Chart chart = second == null ? Chart.of(first) : Chart.of(first, second);

        Tree spec =
                chart.render().one("HorizontalPodAutoscaler", "delivery-api").at("spec");

        assertThat(spec.at("minReplicas").number()).isEqualTo(least);
        assertThat(spec.at("maxReplicas").number()).isEqualTo(most);
    }

    @Test
    void itLooksAtCpuAndAtRequests() {
        Tree metrics = Chart.of("dev")
                .render()
                .one("HorizontalPodAutoscaler", "delivery-api")
                .at("spec/metrics");

        assertThat(metrics.at("0/resource/name").text()).isEqualTo("cpu");
        assertThat(metrics.at("0/resource/target/averageUtilization").number()).isEqualTo(60);
        assertThat(metrics.at("1/pods/metric/name").text()).isEqualTo("delivery_http_requests_per_second");
        assertThat(metrics.at("1/pods/target/averageValue").text()).isEqualTo("200");
    }

    @Test
    void itScalesWhatOwnsThePods() {
        Chart production = Chart.of("large", "prod-us");

        assertThat(target(production)).isEqualTo("argoproj.io/v1alpha1 Rollout");
        assertThat(target(production.with("rollout.enabled", false))).isEqualTo("apps/v1 Deployment");
    }

    private static String target(Chart chart) {
        Rendered rendered = chart.render();
        Tree target = rendered.one("HorizontalPodAutoscaler", "delivery-api").at("spec/scaleTargetRef");
        assertThat(rendered.has(target.kind(), target.at("name").text())).isTrue();
        return target.at("apiVersion").text() + " " + target.kind();
    }
}
