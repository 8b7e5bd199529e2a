package io.ghasi.delivery.acceptance.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.testkit.kms.VaultServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Our processes, as the build made them, in an environment that will not do. */
class RefusalTest {
    private static final Path ROOT = Path.of(System.getProperty("delivery.root"));
    private static final int BAD_SETTINGS = Ended.BAD_SETTINGS;

    @ParameterizedTest
    @CsvSource({
        "api, DELIVERY_REGION DELIVERY_DATABASE_URL DELIVERY_REDIS_URI DELIVERY_TOKENS_ISSUER DELIVERY_NEIGHBOURS_CONTENT",
        "outbox-relay, DELIVERY_DATABASE_URL DELIVERY_DATABASE_PASSWORD DELIVERY_NATS_SERVERS",
        "event-projector, DELIVERY_REGION DELIVERY_DATABASE_USER DELIVERY_NATS_SERVERS DELIVERY_EXPORTS_SECRET_KEY"
    })
    void it_does_not_start_and_says_why(String process, String missing) throws Exception {
        Ended ended = Ended.of(process, Map.of("DELIVERY_METRICS_PORT", "70000", "DELIVERY_REGIN", "eu"));
        assertThat(ended.status()).as(ended.said()).isEqualTo(BAD_SETTINGS);
        assertThat(ended.said())
                .startsWith("It does not start: its environment has ")
                .contains("DELIVERY_METRICS_PORT is '70000', which is not within 0 and 65535")
                .contains("DELIVERY_REGIN is not known")
                .doesNotContain("Exception");
        for (String variable : missing.split(" ", -1)) {
            assertThat(ended.said()).contains(variable + " is not set. It says ");
        }
    }

    @ParameterizedTest
    @CsvSource({"api", "outbox-relay", "event-projector", "migrate"})
    void the_documentation_has_what_it_says_of_its_settings(String process) throws Exception {
        Ended ended = Ended.of(process, Map.of(), "settings");
        assertThat(ended.status()).isZero();
        assertThat(ended.said()).contains("| `DELIVERY_DATABASE_URL` |");
        assertThat(Files.readString(ROOT.resolve("docs/configuration.md"))).contains(ended.said());
    }

    @Test
    void an_operators_command_says_the_same() throws Exception {
        Ended ended = Ended.of("outbox-relay", Map.of(), "parked", "list");
        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.said()).contains("DELIVERY_DATABASE_URL is not set. It says where PostgreSQL is");
    }

    @ParameterizedTest
    @CsvSource({"api", "outbox-relay", "event-projector", "migrate"})
    void a_secret_that_nobody_opens_is_named_with_its_key(String process) throws Exception {
        try (VaultServer vault = VaultServer.start()) {
            vault.create("secrets", "aes256-gcm96");
            String sealed = vault.seal("secrets", "pq7Zt0vXw2mB");
            Ended ended = Ended.of(
                    process,
                    Map.of(
                            "DELIVERY_VAULT_ADDRESS",
                            vault.uri().toString(),
                            "DELIVERY_VAULT_TOKEN",
                            "hvs.taken-back",
                            "DELIVERY_VAULT_SEAL_KEY",
                            "secrets",
                            "DELIVERY_DATABASE_PASSWORD",
                            sealed));
            assertThat(ended.status()).as(ended.said()).isEqualTo(BAD_SETTINGS);
            assertThat(ended.said())
                    .contains("DELIVERY_DATABASE_PASSWORD is sealed with secrets of vault and cannot be opened: "
                            + "Vault refuses us what our token is (403). Seal it with that key")
                    .doesNotContain(sealed, "hvs.taken-back", "Exception");
        }
    }
}
