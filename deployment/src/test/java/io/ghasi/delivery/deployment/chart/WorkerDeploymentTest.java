package io.ghasi.delivery.deployment.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkerDeploymentTest {
    @ParameterizedTest
    @ValueSource(strings = {"outbox-relay", "event-projector"})
    void threeOfEachWithHalfACoreAndAGibibyte(String worker) {
        Tree deployment = Chart.of("small", "prod-me").render().one("Deployment", "delivery-" + worker);
        Tree container = Rendered.process(deployment);

        assertThat(deployment.at("spec/replicas").number()).isEqualTo(3);
        assertThat(container.at("args").texts()).containsExactly(worker);
        assertThat(container.at("resources/limits").text()).isEqualTo("{cpu=500m, memory=1Gi}");
        assertThat(container.at("resources/requests").text()).isEqualTo("{cpu=500m, memory=1Gi}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"outbox-relay", "event-projector"})
    void eachLogsInAsItselfWithSecretsOfItsOwn(String worker) {
        Tree deployment = Chart.of("dev").render().one("Deployment", "delivery-" + worker);

        assertThat(Rendered.secret(deployment)).isEqualTo("delivery-secrets-" + worker);
        assertThat(Variables.of(Rendered.process(deployment)))
                .containsEntry("DELIVERY_DATABASE_USER", "delivery_" + worker.replaceAll(".*-", ""))
                .containsEntry("DELIVERY_NATS_USER", "delivery-" + worker);
    }
}
