package io.ghasi.delivery.adapters.kms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.ghasi.delivery.adapters.keys.KeySource;
import io.ghasi.delivery.adapters.keys.TokenKeysContract;
import io.ghasi.delivery.testkit.kms.VaultServer;
import io.ghasi.delivery.testkit.tls.TestAuthority;
import io.ghasi.delivery.testkit.tls.TlsTerminator;
import io.ghasi.delivery.testkit.tokens.SigningKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our client of Vault against the testkit's server of its API. */
class VaultTransitTest extends TokenKeysContract {
    private static final String KEY = "learners";
    private static final String SEAL = "delivery-secrets";
    private static final String ROLE = "delivery-api";
    private static final String SUBJECT = "system:serviceaccount:delivery:delivery-api";

    private final VaultServer vault = VaultServer.start();

    @TempDir
    private Path folder;

    VaultTransitTest() throws Exception {
        vault.create(KEY, "ed25519");
        vault.create(SEAL, "aes256-gcm96");
        vault.bind(ROLE, SUBJECT);
    }

    @AfterEach
    void close() {
        vault.close();
    }

    private VaultAccesses access() {
        return VaultAccesses.to(vault.port());
    }

    private VaultAccesses byRole(String subject) throws Exception {
        return access().as(ROLE, Files.writeString(folder.resolve("jwt"), vault.serviceAccountToken(subject) + "\n"));
    }

    @Override
    protected KeySource source(int port) throws Exception {
        String token = vault.issueToken(Duration.ofHours(1));
        return new ServiceKeys(
                VaultAccesses.to(port).with(token).patient(ANSWER).open(), List.of(KEY));
    }

    @Override
    protected int server() {
        return vault.port();
    }

    @Override
    protected SigningKey current() {
        return vault.newest(KEY);
    }

    @Override
    protected void rotate() throws Exception {
        vault.rotate(KEY);
    }

    @Override
    protected void retire(SigningKey key) {
        int version = Integer.parseInt(key.kid().substring(key.kid().indexOf(':') + 1));
        vault.retireBelow(KEY, version + 1);
    }

    @Override
    protected void garble(int status, String body) {
        vault.garble(status, body);
    }

    @Override
    protected void mend() {
        vault.mend();
    }

    @Override
    protected int asked() {
        return vault.asked().size();
    }

    @Test
    void a_service_account_logs_in_and_again_when_its_token_is_taken_back() throws Exception {
        try (KeyService service = byRole(SUBJECT).open()) {
            assertThat(service.publicKeys(KEY)).containsOnlyKeys("learners:1");
            vault.revokeTokens();
            assertThat(service.publicKeys(KEY)).containsOnlyKeys("learners:1");
            assertThat(vault.asked())
                    .filteredOn("POST /v1/auth/kubernetes/login"::equals)
                    .hasSize(2);
        }
    }

    @Test
    void another_service_account_is_refused() throws Exception {
        try (KeyService service =
                byRole("system:serviceaccount:default:default").open()) {
            assertThatThrownBy(() -> service.publicKeys(KEY))
                    .hasMessage("Vault refuses us a login as delivery-api (403)");
        }
    }

    @Test
    void who_may_not_has_not_to_log_in_again_each_time() throws Exception {
        vault.forbid("/v1/transit/");
        try (KeyService service = byRole(SUBJECT).open()) {
            for (int i = 0; i < 5; i++) {
                assertThatThrownBy(() -> service.publicKeys(KEY)).hasMessage("Vault refuses us the key learners (403)");
            }
            assertThat(vault.asked())
                    .filteredOn("POST /v1/auth/kubernetes/login"::equals)
                    .hasSize(2);
        }
    }

    @Test
    void a_token_that_was_given_lives_its_whole_life_from_when_we_begin() throws Exception {
        try (KeyService service =
                access().with(vault.issueToken(Duration.ofHours(1))).open()) {
            assertThat(service.publicKeys(KEY)).isNotEmpty();
            assertThat(vault.asked())
                    .containsExactly(
                            "GET /v1/auth/token/lookup-self",
                            "POST /v1/auth/token/renew-self",
                            "GET /v1/transit/keys/learners");
        }
    }

    @Test
    void only_vault_itself_can_say_that_a_key_is_gone() throws Exception {
        try (KeyService service = byRole(SUBJECT).open()) {
            assertThat(service.publicKeys("nobody")).isEmpty();
            for (String other : List.of("default backend - 404", "{\"errors\":[\"no handler for route\"]}", "{}", "")) {
                vault.garble(404, other);
                assertThatThrownBy(() -> service.publicKeys(KEY))
                        .as(other)
                        .isInstanceOfSatisfying(
                                KeyServiceFault.class,
                                it -> assertThat(it.isPassing()).isTrue());
            }
        }
    }

    @Test
    void of_several_keys_those_that_are_there_are_read() throws Exception {
        try (ServiceKeys keys = new ServiceKeys(byRole(SUBJECT).open(), List.of("nobody", KEY))) {
            assertThat(keys.read()).containsOnlyKeys("learners:1");
        }
    }

    @Test
    void a_token_is_renewed_before_it_ends() throws Exception {
        vault.giveTokensFor(Duration.ofSeconds(2));
        try (KeyService service = byRole(SUBJECT).open()) {
            await().until(() -> {
                service.publicKeys(KEY);
                return vault.asked().contains("POST /v1/auth/token/renew-self");
            });
        }
    }

    @Test
    void a_token_in_a_file_is_what_the_file_says() throws Exception {
        Path file = Files.writeString(folder.resolve("token"), vault.issueToken(Duration.ofHours(1)));
        try (KeyService service = access().withFile(file).open()) {
            assertThat(service.publicKeys(KEY)).isNotEmpty();
            vault.revokeTokens();
            assertThatThrownBy(() -> service.publicKeys(KEY)).hasMessage("Vault refuses us what our token is (403)");
            Files.writeString(file, vault.issueToken(Duration.ofHours(1)) + "\n");
            assertThat(service.publicKeys(KEY)).isNotEmpty();
        }
    }

    @Test
    void a_token_that_is_none_is_refused_and_not_shown() throws Exception {
        for (String wrong : List.of("hvs.made-up", "hvs.mit\u00fcber\nsetzt")) {
            try (KeyService service = access().with(wrong).open()) {
                assertThatThrownBy(() -> service.publicKeys(KEY))
                        .isInstanceOf(KeyServiceFault.class)
                        .hasMessageContaining("Vault")
                        .hasMessageNotContaining("hvs.");
            }
        }
    }

    @Test
    void a_key_of_another_kind_is_refused_by_name() throws Exception {
        try (KeyService service = byRole(SUBJECT).open()) {
            assertThatThrownBy(() -> service.publicKeys(SEAL))
                    .hasMessage("delivery-secrets is a key of Vault's of type aes256-gcm96. Name one of ed25519");
            assertThatThrownBy(() -> service.publicKeys("../sys/seal")).isInstanceOf(KeyServiceFault.class);
        }
    }

    @Test
    void what_was_sealed_is_opened_and_what_was_changed_is_not() throws Exception {
        String sealed = vault.seal(SEAL, "pq7Zt0vXw2mB");
        vault.rotate(SEAL);
        try (KeyService service = byRole(SUBJECT).open()) {
            assertThat(service.decrypt(SEAL, sealed)).isEqualTo("pq7Zt0vXw2mB".getBytes(StandardCharsets.UTF_8));
            vault.retireBelow(SEAL, 2);
            assertThatThrownBy(() -> service.decrypt(SEAL, sealed))
                    .hasMessage("Vault does not give decryption with delivery-secrets (400)")
                    .isInstanceOfSatisfying(
                            KeyServiceFault.class,
                            it -> assertThat(it.isPassing()).isFalse());
        }
    }

    @Test
    void over_tls_it_is_whom_our_authority_vouches_for() throws Exception {
        TestAuthority ours = TestAuthority.create(folder.resolve("ours"));
        TestAuthority other = TestAuthority.create(folder.resolve("other"));
        String token = vault.issueToken(Duration.ofHours(1));
        try (TlsTerminator tls = TlsTerminator.to(vault.port(), ours.issue("127.0.0.1"))) {
            VaultAccesses access = VaultAccesses.overTls(tls.port()).with(token);
            try (KeyService service = access.trusting(ours.certificate()).open()) {
                assertThat(service.publicKeys(KEY)).isNotEmpty();
            }
            try (KeyService service = access.trusting(other.certificate()).open()) {
                assertThatThrownBy(() -> service.publicKeys(KEY))
                        .hasMessageContaining("its certificate is vouched for by nobody whom we trust");
            }
        }
    }
}
