package io.ghasi.delivery.deployment.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReconcileJobTest {
    private static final long MOST_BYTES = Long.parseLong(NatsResourcesTest.bytes(
            NatsResourcesTest.CONTRACT.at("streams/DELIVERY/max-bytes").text()));
    /** Bytes of an event in the stream, few, and of what the comparison keeps of it (ADR 23). */
    private static final long EVENT = 1_000;

    private static final long OF_AN_EVENT = 170;
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
    void whatItSaidIsKeptAndNothingTakesItForBroken() {
        assertThat(CRON.at("spec/failedJobsHistoryLimit").number()).isEqualTo(10);
        assertThat(CRON.at("metadata/annotations").members())
                .containsEntry("argocd.argoproj.io/ignore-healthcheck", new Tree("true"));
    }

    @Test
    void itsFilesHaveADiskOfTheirOwn() {
        Tree pod = Chart.of("small", "prod-eu")
                .with("reconcile.disk", "80Gi")
                .with("reconcile.storageClass", "fast")
                .render()
                .workload("delivery-reconcile")
                .at("spec/template/spec");

        assertThat(pod.at("containers/0/args").texts())
                .isEqualTo(List.of("outbox-relay", "reconcile", "--folder", "/scratch"));
        Tree claim = scratch(pod);
        assertThat(claim.at("resources/requests/storage").text()).isEqualTo("80Gi");
        assertThat(claim.at("storageClassName").text()).isEqualTo("fast");
        assertThat(claim.at("accessModes").texts()).containsExactly("ReadWriteOnce");
        assertThat(scratch(JOB.at("spec/template/spec")).at("storageClassName").isThere())
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("io.ghasi.delivery.deployment.chart.Chart#all")
    void aStreamThatIsFullFitsOnItsDisk(Chart chart) {
        Rendered rendered = chart.render();
        long nats = gibibytes(rendered.one("ConfigMap", "delivery-infrastructure")
                .at("data")
                .child("nats.size")
                .text());

        long stream = Math.min(MOST_BYTES, nats);

        assertThat(gibibytes(scratch(rendered.workload("delivery-reconcile").at("spec/template/spec"))
                        .at("resources/requests/storage")
                        .text()))
                .isGreaterThanOrEqualTo(stream / EVENT * OF_AN_EVENT);
    }

    private static Tree scratch(Tree pod) {
        return pod.at("volumes")
                .each()
                .filter(volume -> volume.at("name").text().equals("scratch"))
                .findFirst()
                .orElseThrow()
                .at("ephemeral/volumeClaimTemplate/spec");
    }

    private static long gibibytes(String size) {
        long number = Long.parseLong(size.replaceAll("[GT]i", ""));
        return (size.endsWith("Ti") ? number << 10 : number) << 30;
    }
}
