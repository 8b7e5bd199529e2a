package io.ghasi.delivery.deployment.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReconcileJobTest {
    private static final Rendered RENDERED = Chart.of("small", "prod-eu").render();
    private static final Tree CRON = RENDERED.one("CronJob", "delivery-reconcile");
    private static final Tree JOB = RENDERED.workload("delivery-reconcile");

    @Test
    void itRunsWhenAPersonAsksForItAndNotByItself() {
        assertThat(CRON.at("spec/suspend").text()).isEqualTo("true");
        assertThat(JOB.at("spec/backoffLimit").number()).isZero();
        assertThat(JOB.at("spec/template/spec/restartPolicy").text()).isEqualTo("Never");
    }

    @Test
    void itIsARelayToItsServersAndNoneToItsOwnCluster() {
        Tree relay = RENDERED.workload("delivery-outbox-relay");

        assertThat(Variables.of(Rendered.process(JOB)))
                .containsEntry("DELIVERY_DATABASE_USER", "delivery_relay")
                .containsEntry("DELIVERY_NATS_USER", "delivery-outbox-relay");
        assertThat(JOB.at("spec/template/spec/serviceAccountName"))
                .isEqualTo(relay.at("spec/template/spec/serviceAccountName"));
        // A budget or a ReplicaSet of relays does not count it.
        assertThat(JOB.at("spec/template/metadata/labels")
                        .child("app.kubernetes.io/component")
                        .text())
                .isEqualTo("reconcile");
        assertThat(RENDERED.one("NetworkPolicy", "delivery-reconcile").at("spec/egress"))
                .isEqualTo(
                        RENDERED.one("NetworkPolicy", "delivery-outbox-relay").at("spec/egress"));
    }

    @Test
    void itsFilesHaveADiskOfTheirOwn() {
        Tree pod = Chart.of("small", "prod-eu")
                .with("reconcile.disk", "80Gi")
                .render()
                .workload("delivery-reconcile")
                .at("spec/template/spec");

        assertThat(pod.at("containers/0/args").texts())
                .isEqualTo(List.of("outbox-relay", "reconcile", "--folder", "/scratch"));
        assertThat(pod.at("volumes").each())
                .anySatisfy(volume ->
                        assertThat(volume.at("emptyDir/sizeLimit").text()).isEqualTo("80Gi"));
    }
}
