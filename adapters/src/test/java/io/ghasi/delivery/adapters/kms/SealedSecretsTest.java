package io.ghasi.delivery.adapters.kms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.ghasi.delivery.adapters.settings.BadSettings;
import io.ghasi.delivery.adapters.settings.Secret;
import io.ghasi.delivery.adapters.settings.SecretFile;
import io.ghasi.delivery.adapters.settings.Setting;
import io.ghasi.delivery.adapters.settings.SettingsReader;
import io.ghasi.delivery.testkit.faults.FaultProxy;
import io.ghasi.delivery.testkit.kms.AwsKmsServer;
import io.ghasi.delivery.testkit.kms.VaultServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings of which secrets are sealed, against the testkit's key services. */
class SealedSecretsTest {
    private static final String PLAIN = "pq7Zt0vXw2mB";
    private static final String PASSWORD = "DELIVERY_STORE_PASSWORD";

    private final VaultServer vault = VaultServer.start();
    private final AwsKmsServer aws = AwsKmsServer.start();
    private final Map<String, String> environment = new HashMap<>();

    @TempDir
    private Path folder;

    /** As much as a process may be told. */
    record Told(@Nullable AwsKmsAccess kms, @Nullable VaultAccess vault, Store store) {
        record Store(
                @Setting("who comes") String user,
                @Setting("the password") Secret password) {}
    }

    SealedSecretsTest() throws Exception {
        vault.create("secrets", "aes256-gcm96");
        aws.createSealingKey("alias/secrets");
        environment.putAll(Map.of(
                "DELIVERY_STORE_USER",
                "somebody",
                "DELIVERY_VAULT_ADDRESS",
                vault.uri().toString(),
                "DELIVERY_VAULT_TOKEN",
                vault.issueToken(Duration.ofHours(1)),
                "DELIVERY_VAULT_SEAL_KEY",
                "secrets",
                "DELIVERY_KMS_REGION",
                AwsKmsServer.REGION,
                "DELIVERY_KMS_ENDPOINT",
                aws.uri().toString(),
                "DELIVERY_KMS_ACCESS_KEY",
                AwsKmsServer.ACCESS_KEY,
                "DELIVERY_KMS_SECRET_KEY",
                aws.secretKey(),
                "DELIVERY_KMS_SEAL_KEY",
                "alias/secrets",
                PASSWORD,
                PLAIN));
    }

    @AfterEach
    void close() {
        vault.close();
        aws.close();
    }

    private Told read(Duration patience) throws BadSettings {
        return SettingsReader.read(Told.class, environment, new SealedSecrets(environment, new Opener(patience)));
    }

    private String password() throws BadSettings {
        return read(Duration.ZERO).store().password().value();
    }

    private String fault(Duration patience) {
        BadSettings bad = catchThrowableOfType(BadSettings.class, () -> read(patience));
        assertThat(bad).isNotNull();
        assertThat(bad.getMessage()).doesNotContain(PLAIN).doesNotContain("hvs.");
        assertThat(bad.faults()).hasSize(1);
        return bad.faults().getFirst();
    }

    @Test
    void each_service_opens_what_it_sealed_and_nobody_is_asked_for_the_rest() throws Exception {
        assertThat(password()).isEqualTo(PLAIN);
        assertThat(vault.asked()).isEmpty();
        assertThat(aws.asked()).isEmpty();
        environment.put(PASSWORD, vault.seal("secrets", PLAIN));
        assertThat(password()).isEqualTo(PLAIN);
        environment.put(PASSWORD, "awskms:" + aws.seal("alias/secrets", PLAIN));
        assertThat(password()).isEqualTo(PLAIN);
    }

    @Test
    void what_is_no_secret_is_never_opened() throws Exception {
        String sealed = vault.seal("secrets", "somebody");
        environment.put("DELIVERY_STORE_USER", sealed);
        assertThat(read(Duration.ZERO).store().user()).isEqualTo(sealed);
    }

    @Test
    void a_file_that_is_sealed_is_opened_anew_when_it_changes() throws Exception {
        Path file = Files.writeString(folder.resolve("password"), vault.seal("secrets", PLAIN) + "\n");
        environment.remove(PASSWORD);
        environment.put(PASSWORD + "_FILE", file.toString());
        Secret secret = read(Duration.ZERO).store().password();
        assertThat(secret.value()).isEqualTo(PLAIN);
        SecretFile known = Objects.requireNonNull(secret.file());
        Files.writeString(file, vault.seal("secrets", "another-one-now"));
        assertThat(known.open(known.text())).isEqualTo("another-one-now");
        int asked = vault.asked().size();
        assertThat(known.open(known.text())).isEqualTo("another-one-now");
        assertThat(vault.asked()).hasSize(asked);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DELIVERY_VAULT_SEAL_KEY | other    | is sealed with other of vault and cannot be opened: Vault does not give decryption with other (400)
            DELIVERY_VAULT_SEAL_KEY |          | is sealed. Say with which key: DELIVERY_VAULT_SEAL_KEY
            DELIVERY_VAULT_TOKEN    | hvs.none | is sealed with secrets of vault and cannot be opened: Vault refuses us what our token is (403). Seal it with that key, and let us
            """)
    void what_cannot_be_opened_is_told_with_its_mend(String variable, @Nullable String value, String told)
            throws Exception {
        environment.put(PASSWORD, vault.seal("secrets", PLAIN));
        environment.remove(variable);
        if (value != null) {
            environment.put(variable, value);
        }
        // It is not asked again, since that would not help.
        assertThat(fault(Duration.ofHours(1))).startsWith(PASSWORD + " ").contains(told);
    }

    @Test
    void without_a_word_of_its_service_it_is_told_what_to_set() throws Exception {
        environment.put(PASSWORD, "awskms:" + aws.seal("alias/secrets", PLAIN));
        environment.keySet().removeIf(it -> it.startsWith("DELIVERY_KMS_"));
        assertThat(fault(Duration.ofHours(1)))
                .startsWith(PASSWORD + " is sealed, and what opens it is not well: DELIVERY_KMS_REGION is not set");
    }

    @Test
    void who_signs_wrongly_is_told_so() throws Exception {
        environment.put(PASSWORD, "awskms:" + aws.seal("alias/secrets", PLAIN));
        environment.put("DELIVERY_KMS_SECRET_KEY", "not-the-secret-key");
        assertThat(fault(Duration.ofHours(1)))
                .contains("AWS KMS refuses decryption with alias/secrets (InvalidSignatureException)");
    }

    @Test
    void a_service_that_comes_late_is_waited_for_while_the_process_starts() throws Exception {
        environment.put(PASSWORD, vault.seal("secrets", PLAIN));
        vault.garble(503, "{}");
        CompletableFuture<String> opened = CompletableFuture.supplyAsync(() -> {
            try {
                return read(Duration.ofHours(1)).store().password().value();
            } catch (BadSettings e) {
                throw new IllegalStateException(e);
            }
        });
        await().until(() -> vault.asked().size() > 1);
        assertThat(opened).isNotDone();
        vault.mend();
        await().until(opened::isDone);
        assertThat(opened).isCompletedWithValue(PLAIN);
    }

    @Test
    void what_is_refused_is_not_asked_for_at_each_look() throws Exception {
        vault.create("other", "aes256-gcm96");
        String sealed = vault.seal("other", PLAIN);
        SealedSecrets running = new SealedSecrets(environment, new Opener(Duration.ZERO));
        assertThatThrownBy(() -> running.apply(sealed)).hasMessageContaining("Seal it with that key");
        int asked = vault.asked().size();
        assertThatThrownBy(() -> running.apply(sealed)).hasMessageContaining("Seal it with that key");
        assertThat(vault.asked()).hasSize(asked);
        assertThat(running.apply(vault.seal("secrets", PLAIN))).isEqualTo(PLAIN);
    }

    @Test
    void an_answer_without_anything_in_it_is_not_remembered() throws Exception {
        String sealed = vault.seal("secrets", PLAIN);
        SealedSecrets running = new SealedSecrets(environment, new Opener(Duration.ofHours(1)));
        vault.garble(200, "{\"data\":{}}");
        CompletableFuture<String> opened = CompletableFuture.supplyAsync(() -> running.apply(sealed));
        await().until(() -> vault.asked().size() > 2);
        vault.mend();
        assertThat(opened.get()).isEqualTo(PLAIN);
    }

    @Test
    void a_service_that_stays_away_is_told_and_not_asked_for_each_secret() throws Exception {
        String sealed = vault.seal("secrets", PLAIN);
        try (FaultProxy proxy = FaultProxy.to(vault.port())) {
            proxy.stall();
            environment.put("DELIVERY_VAULT_ADDRESS", "http://127.0.0.1:" + proxy.port());
            environment.put("DELIVERY_VAULT_ANSWER", "100ms");
            environment.put(PASSWORD, sealed);
            assertThat(fault(Duration.ofMillis(500)))
                    .startsWith(PASSWORD + " is sealed with secrets of vault and cannot be opened: Vault: ")
                    .endsWith("does not answer. See that it runs and that we reach it");
            SealedSecrets running = new SealedSecrets(environment, new Opener(Duration.ZERO));
            assertThatThrownBy(() -> running.apply(sealed)).hasMessageContaining("does not answer");
            int asked = vault.asked().size();
            assertThatThrownBy(() -> running.apply(sealed)).hasMessageContaining("did not answer a moment ago");
            assertThat(vault.asked()).hasSize(asked);
        }
    }
}
