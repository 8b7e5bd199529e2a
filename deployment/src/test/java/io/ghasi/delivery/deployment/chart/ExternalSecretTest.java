package io.ghasi.delivery.deployment.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExternalSecretTest {
    private static final Rendered RENDERED = Chart.of("large", "prod-us").render();

    @Test
    void thereIsOneForEachSecretThatAPodNames() {
        List<String> wanted =
                RENDERED.workloads().stream().map(Rendered::secret).distinct().toList();

        assertThat(wanted).hasSize(4);
        assertThat(RENDERED.names("ExternalSecret")).containsAll(wanted).hasSize(7);
    }

    @Test
    void whatPgBouncerLogsInWithIsTheSamePassword() {
        Tree spec = RENDERED.one("ExternalSecret", "delivery-secrets-outbox-relay-pgbouncer")
                .at("spec");

        assertThat(spec.at("target/template/data").child("userlist.txt").text())
                .isEqualTo("\"delivery_relay\" \"{{ .password }}\"\n");
        assertThat(spec.at("data/0/remoteRef/key").text()).isEqualTo("delivery-service/delivery-secrets-outbox-relay");
        assertThat(spec.at("data/0/remoteRef/property").text()).isEqualTo("DELIVERY_DATABASE_PASSWORD");
    }

    @Test
    void wherePasswordsAreSealedPgBouncerHasOneThatIsNot() {
        Tree spec = Chart.of("large", "prod-us")
                .with("secrets.external.poolerProperty", "PGBOUNCER_PASSWORD")
                .render()
                .one("ExternalSecret", "delivery-secrets-pgbouncer")
                .at("spec");

        assertThat(spec.at("data/0/remoteRef/property").text()).isEqualTo("PGBOUNCER_PASSWORD");
    }

    @Test
    void withoutTheOperatorThereAreNone() {
        assertThat(Chart.of("dev").render().of("ExternalSecret")).isEmpty();
    }

    @Test
    void theChartHasNoSecretsOfItsOwn() {
        assertThat(RENDERED.of("Secret")).isEmpty();
    }
}
