package io.ghasi.delivery.deployment.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MigrationJobTest {
    private static final Tree JOB = Chart.of("large", "prod-us").render().one("Job", "delivery-migration");

    @Test
    void itRunsBeforeWhatNeedsTheSchema() {
        assertThat(JOB.at("metadata/annotations").child("helm.sh/hook").text()).isEqualTo("pre-install,pre-upgrade");
    }

    @Test
    void whatItStandsOnIsThereBefore() {
        Rendered rendered = Chart.of("large", "prod-us").render();
        for (Tree needed : new Tree[] {
            rendered.one("ServiceAccount", "delivery-migration"),
            rendered.one("NetworkPolicy", "delivery-migration"),
            rendered.one("ExternalSecret", "delivery-secrets-migration")
        }) {
            assertThat(needed.at("metadata/annotations")
                            .child("helm.sh/hook-weight")
                            .number())
                    .as(needed.name())
                    .isNegative();
        }
    }

    @Test
    void itEnds() {
        Tree spec = JOB.at("spec");

        assertThat(spec.at("backoffLimit").number()).isEqualTo(3);
        assertThat(spec.at("activeDeadlineSeconds").number()).isEqualTo(1800);
        assertThat(spec.at("ttlSecondsAfterFinished").isThere()).isTrue();
        assertThat(spec.at("template/spec/restartPolicy").text()).isEqualTo("Never");
        assertThat(spec.at("template/metadata/labels")
                        .child("sidecar.istio.io/inject")
                        .text())
                .isEqualTo("false");
        assertThat(Rendered.containers(JOB)).hasSize(1);
    }

    @Test
    void itGoesStraightToPostgresAndLooksAtItsCertificate() {
        assertThat(Variables.of(Rendered.process(JOB)).get("DELIVERY_DATABASE_URL"))
                .isEqualTo("jdbc:postgresql://writer.postgres.us.ghasi.internal:5432/delivery?sslmode=verify-full"
                        + "&sslrootcert=/etc/delivery/authorities/database.crt");
    }
}
