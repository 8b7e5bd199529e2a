package io.ghasi.delivery.deployment.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** AWS KMS and Vault: what pods are told of them, and how they get there. */
class KeyServiceTest {
    private static final Chart VAULT = Chart.of("small", "prod-eu")
            .with("tokens.keys", "vault")
            .with("tokens.keyNames[0]", "learners")
            .with("kms.vault.address", "https://vault.vault:8200")
            .with("kms.vault.sealKey", "delivery-secrets")
            .with("kms.vault.authority.kind", "ConfigMap")
            .with("kms.vault.authority.name", "delivery-authorities")
            .with("kms.vault.authority.key", "vault.crt")
            .with("kms.vault.egress.namespace", "vault")
            .with("kms.vault.egress.port", 8200);
    private static final String ROLE = "arn:aws:iam::111122223333:role/delivery";
    private static final Chart AWS = Chart.of("small", "prod-eu")
            .with("tokens.keys", "aws-kms")
            .with("tokens.keyNames[0]", "alias/tokens-current")
            .with("tokens.keyNames[1]", "alias/tokens-next")
            .with("kms.aws.region", "eu-central-1")
            .with("kms.aws.sealKey", "alias/delivery-secrets")
            .with("kms.aws.role", ROLE);

    @Test
    void byDefaultNobodyIsAsked() {
        Rendered rendered = Chart.of("small", "prod-eu").render();

        for (Tree workload : rendered.workloads()) {
            assertThat(Variables.of(Rendered.process(workload)).keySet())
                    .noneMatch(name -> name.startsWith("DELIVERY_KMS_") || name.startsWith("DELIVERY_VAULT_"));
            assertThat(workload.text()).doesNotContain("vault-token");
        }
    }

    @Test
    void eachProcessLogsInToVaultAsItself() {
        for (Tree workload : VAULT.render().workloads()) {
            Tree process = Rendered.process(workload);
            assertThat(Variables.of(process))
                    .containsEntry("DELIVERY_VAULT_ADDRESS", "https://vault.vault:8200")
                    .containsEntry("DELIVERY_VAULT_ROLE", Rendered.identity(workload))
                    .containsEntry("DELIVERY_VAULT_JWT", "/var/run/secrets/vault/token")
                    .containsEntry("DELIVERY_VAULT_SEAL_KEY", "delivery-secrets")
                    .containsEntry("DELIVERY_VAULT_AUTHORITY", "/etc/delivery/authorities/vault.crt");
            assertThat(process.at("volumeMounts").text()).contains("mountPath=/var/run/secrets/vault");
            // The pod's only token of Kubernetes, and good for nobody but Vault.
            Tree volumes = workload.at("spec/template/spec/volumes");
            assertThat(volumes.text())
                    .containsOnlyOnce("serviceAccountToken")
                    .contains("audience=vault", "path=vault.crt");
        }
    }

    @Test
    void everyVariableIsKnownToItsProcess() {
        for (Chart chart : List.of(VAULT, AWS)) {
            for (Tree workload : chart.render().workloads()) {
                assertThat(Settings.of(Rendered.identity(workload)))
                        .containsAll(Variables.of(Rendered.process(workload)).keySet().stream()
                                .filter(name -> name.startsWith("DELIVERY_") && !name.endsWith("_FILE"))
                                .toList());
            }
        }
    }

    @Test
    void theApiIsToldWhichKeysSignTokens() {
        assertThat(Variables.of(Rendered.process(AWS.render().api())))
                .containsEntry("DELIVERY_TOKENS_KEYS", "aws-kms")
                .containsEntry("DELIVERY_TOKENS_KEY_NAMES", "alias/tokens-current,alias/tokens-next")
                .containsEntry("DELIVERY_KMS_REGION", "eu-central-1")
                .containsEntry("DELIVERY_KMS_SEAL_KEY", "alias/delivery-secrets");
        assertThat(Variables.of(Rendered.process(Chart.of("dev").render().api())))
                .containsEntry("DELIVERY_TOKENS_KEYS", "jwks")
                .doesNotContainKey("DELIVERY_TOKENS_KEY_NAMES");
    }

    @Test
    void serviceAccountsStandForTheRole() {
        List<Tree> accounts = AWS.render().of("ServiceAccount");

        assertThat(accounts)
                .hasSize(4)
                .allSatisfy(
                        account -> assertThat(account.at("metadata/annotations").text())
                                .contains("eks.amazonaws.com/role-arn=" + ROLE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"api", "outbox-relay", "event-projector", "migration"})
    void everyPodMayGetThere(String component) {
        assertThat(egress(VAULT, component)).contains("vault", "port=8200");
        assertThat(egress(AWS, component)).containsOnlyOnce("port=443").doesNotContain("169.254.170.23");
        // Who has no role of its own asks its node's agent for one.
        assertThat(egress(Chart.of("dev").with("kms.aws.region", "eu-central-1"), component))
                .contains("cidr=169.254.170.23/32", "port=80");
        assertThat(egress(Chart.of("small", "prod-eu"), component)).doesNotContain("8200");
        assertThat(egress(
                        Chart.of("dev")
                                .with("kms.vault.address", "https://vault.example:8200")
                                .with("kms.vault.egress.cidr", "10.20.0.0/16")
                                .with("kms.vault.egress.port", 8200),
                        component))
                .contains("cidr=10.20.0.0/16");
    }

    private static String egress(Chart chart, String component) {
        return chart.render()
                .one("NetworkPolicy", "delivery-" + component)
                .at("spec/egress")
                .text();
    }
}
