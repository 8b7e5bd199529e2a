package io.ghasi.delivery.deployment.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ApiDeploymentTest {
    private static final Chart DEPLOYMENT = Chart.of("large", "prod-us").with("rollout.enabled", false);

    @Test
    void itIsADeploymentWhereThereIsNoRollout() {
        Rendered rendered = DEPLOYMENT.render();

        assertThat(rendered.has("Deployment", "delivery-api")).isTrue();
        assertThat(rendered.of("Rollout")).isEmpty();
    }

    @Test
    void howManyThereAreIsTheAutoscalersToSay() {
        assertThat(DEPLOYMENT.render().api().at("spec/replicas").isThere()).isFalse();
        assertThat(DEPLOYMENT
                        .with("api.autoscaling.enabled", false)
                        .render()
                        .api()
                        .at("spec/replicas")
                        .number())
                .isEqualTo(12);
    }

    @Test
    void anUpdateNeverServesWithFewer() {
        Tree update = DEPLOYMENT.render().api().at("spec/strategy/rollingUpdate");

        assertThat(update.at("maxUnavailable").number()).isZero();
        assertThat(update.at("maxSurge").text()).isEqualTo("25%");
    }

    @Test
    void itIsToldWhatItIs() {
        assertThat(Variables.of(Rendered.process(DEPLOYMENT.render().api())))
                .containsEntry("DELIVERY_REVISION", Chart.TAG);
    }

    @Test
    void itServesAndIsMeasuredOnThePortsOfThePage() {
        Tree api = DEPLOYMENT.render().api();
        Tree container = Rendered.process(api);

        assertThat(container.at("image").text()).isEqualTo("ghasi/delivery-service:" + Chart.TAG);
        assertThat(container.at("args").texts()).containsExactly("api");
        assertThat(container.at("ports/0/containerPort").number()).isEqualTo(8080);
        assertThat(container.at("ports/1/containerPort").number()).isEqualTo(9090);
        assertThat(Rendered.secret(api)).isEqualTo("delivery-secrets");
    }
}
