package io.ghasi.delivery.deployment.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PgBouncerTest {
    private static final Rendered RENDERED = Chart.of("large", "prod-us").render();

    @ParameterizedTest
    @ValueSource(strings = {"api", "outbox-relay", "event-projector"})
    void itIsUpBeforeTheProcessAndEndsAfterIt(String component) {
        Tree sidecar = sidecar(component);

        assertThat(sidecar.at("restartPolicy").text()).isEqualTo("Always");
        // Without a user libpq looks up the name of 10001, which no image has, and does not even try.
        assertThat(sidecar.at("startupProbe/exec/command").texts())
                .startsWith("pg_isready")
                .contains("-U");
        assertThat(sidecar.at("livenessProbe/exec/command")).isEqualTo(sidecar.at("startupProbe/exec/command"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"api", "outbox-relay", "event-projector"})
    void itPoolsTransactionsAndLooksAtTheServersCertificate(String component) {
        assertThat(ini(component))
                .contains(
                        "pool_mode = transaction",
                        "max_prepared_statements = 200",
                        "listen_addr = 127.0.0.1",
                        "server_tls_sslmode = verify-full",
                        "server_tls_ca_file = /etc/delivery/authorities/database.crt",
                        "host=writer.postgres.us.ghasi.internal");
    }

    @Test
    void itIsToldWhenPasswordsOrAuthoritiesAreOthers() {
        assertThat(sidecar("api").at("command").texts())
                .containsExactly(
                        "sh",
                        "/etc/pgbouncer/pgbouncer.sh",
                        "/etc/pgbouncer/pgbouncer.ini",
                        "/etc/pgbouncer-users",
                        "/etc/delivery/authorities");
        assertThat(RENDERED.one("ConfigMap", "delivery-api-pgbouncer")
                        .at("data")
                        .child("pgbouncer.sh")
                        .text())
                .contains("kill -HUP $server");
    }

    @Test
    void onlyTheApiHasAPoolOfReaders() {
        assertThat(ini("api")).contains("delivery_reader = host=reader.postgres.us.ghasi.internal");
        assertThat(ini("outbox-relay")).doesNotContain("_reader");
        assertThat(ini("event-projector")).doesNotContain("_reader");
    }

    @Test
    void passwordsAreMountedFromASecret() {
        List<Tree> volumes =
                RENDERED.api().at("spec/template/spec/volumes").each().toList();

        assertThat(volumes)
                .anySatisfy(volume ->
                        assertThat(volume.at("secret/secretName").text()).isEqualTo("delivery-secrets-pgbouncer"));
        RENDERED.of("ConfigMap")
                .forEach(map -> assertThat(map.text().toLowerCase(java.util.Locale.ROOT))
                        .doesNotContain("password"));
    }

    @Test
    void theProcessSpeaksToItAndNotToPostgres() {
        assertThat(Variables.of(Rendered.process(RENDERED.api())))
                .containsEntry("DELIVERY_DATABASE_URL", "jdbc:postgresql://127.0.0.1:6432/delivery");
    }

    @Test
    void anotherConfigurationIsANewPod() {
        String path = "spec/template/metadata/annotations";
        Tree before = RENDERED.api().at(path).child("checksum/pgbouncer");
        Tree after = Chart.of("large", "prod-us")
                .with("api.serverConnections.writer", 5)
                .render()
                .api()
                .at(path)
                .child("checksum/pgbouncer");

        assertThat(after).isNotEqualTo(before);
    }

    private static Tree sidecar(String component) {
        return RENDERED.workloads().stream()
                .filter(workload -> workload.name().equals("delivery-" + component))
                .map(workload -> workload.at("spec/template/spec/initContainers/0"))
                .findFirst()
                .orElseThrow();
    }

    private static String ini(String component) {
        return RENDERED.one("ConfigMap", "delivery-" + component + "-pgbouncer")
                .at("data")
                .child("pgbouncer.ini")
                .text();
    }
}
