package io.ghasi.delivery.adapters.kms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ghasi.delivery.adapters.http.BoundedClient;
import io.ghasi.delivery.adapters.keys.KeySource;
import io.ghasi.delivery.adapters.keys.TokenKeysContract;
import io.ghasi.delivery.adapters.settings.Secret;
import io.ghasi.delivery.adapters.settings.ServiceUrl;
import io.ghasi.delivery.testkit.faults.FaultProxy;
import io.ghasi.delivery.testkit.kms.AwsKmsServer;
import io.ghasi.delivery.testkit.tokens.SigningKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Our client of AWS KMS against the testkit's server of its protocol. */
class AwsKmsTest extends TokenKeysContract {
    private static final String CURRENT = "alias/tokens-current";
    private static final String PREVIOUS = "alias/tokens-previous";
    private static final String SEAL = "alias/secrets";

    private final AwsKmsServer aws = AwsKmsServer.start();
    private SigningKey current = aws.createSigningKey(CURRENT);

    AwsKmsTest() throws Exception {
        aws.point(PREVIOUS, CURRENT);
        aws.createSealingKey(SEAL);
    }

    @AfterEach
    void close() {
        aws.close();
    }

    private KeyService service(int port, String secretKey) throws Exception {
        return service(port, secretKey, ANSWER);
    }

    private static KeyService service(int port, String secretKey, Duration answer) throws Exception {
        return new AwsKmsAccess(
                        AwsKmsServer.REGION,
                        ServiceUrl.of("http://127.0.0.1:" + port),
                        null,
                        new Secret(AwsKmsServer.ACCESS_KEY),
                        new Secret(secretKey),
                        null,
                        answer)
                .open();
    }

    private KeyService service() throws Exception {
        return service(aws.port(), aws.secretKey());
    }

    @Override
    protected KeySource source(int port) throws Exception {
        return new ServiceKeys(service(port, aws.secretKey()), List.of(CURRENT, PREVIOUS));
    }

    @Override
    protected int server() {
        return aws.port();
    }

    @Override
    protected SigningKey current() {
        return current;
    }

    @Override
    protected void rotate() {
        aws.point(PREVIOUS, CURRENT);
        current = aws.createSigningKey(CURRENT);
    }

    @Override
    protected void retire(SigningKey key) {
        aws.disable(key);
    }

    @Override
    protected void garble(int status, String body) {
        aws.garble(status, body);
    }

    @Override
    protected void mend() {
        aws.mend();
    }

    @Override
    protected int asked() {
        return aws.asked().size();
    }

    @Test
    void a_key_has_the_names_that_a_signer_may_give_it() throws Exception {
        try (KeyService service = service()) {
            assertThat(service.publicKeys(CURRENT))
                    .containsOnlyKeys(CURRENT, current.kid(), AwsKmsServer.arn(current))
                    .allSatisfy((_, point) -> assertThat(point).isEqualTo(current.publicBytes()));
        }
    }

    @Test
    void keys_that_will_be_deleted_or_never_were_are_none() throws Exception {
        aws.scheduleDeletion(current);
        try (KeyService service = service()) {
            for (String none : List.of(CURRENT, "alias/nobody", "1234")) {
                assertThat(service.publicKeys(none)).isEmpty();
            }
        }
    }

    @Test
    void a_key_of_another_kind_is_refused_by_name() throws Exception {
        aws.createOther("alias/rsa", "RSA_2048");
        try (KeyService service = service()) {
            assertThatThrownBy(() -> service.publicKeys("alias/rsa"))
                    .hasMessageContaining("alias/rsa is a key of AWS KMS for SIGN_VERIFY with RSA_2048");
        }
    }

    @Test
    void who_signs_wrongly_is_refused_and_told_so() throws Exception {
        try (KeyService service = service(aws.port(), "not-the-secret-key")) {
            assertThatThrownBy(() -> service.publicKeys(CURRENT))
                    .hasMessage("AWS KMS refuses the public key alias/tokens-current (InvalidSignatureException)")
                    .isInstanceOfSatisfying(
                            KeyServiceFault.class,
                            it -> assertThat(it.isPassing()).isFalse());
        }
    }

    @Test
    void what_was_sealed_is_opened_with_its_key_alone() throws Exception {
        aws.createSealingKey("alias/other");
        String sealed = aws.seal(SEAL, "pq7Zt0vXw2mB");
        try (KeyService service = service()) {
            assertThat(service.decrypt(SEAL, sealed)).isEqualTo("pq7Zt0vXw2mB".getBytes(StandardCharsets.UTF_8));
            assertThatThrownBy(() -> service.decrypt("alias/other", sealed))
                    .hasMessage("AWS KMS refuses decryption with alias/other (IncorrectKeyException)");
            char other = sealed.charAt(70) == 'A' ? 'B' : 'A';
            assertThatThrownBy(() -> service.decrypt(SEAL, sealed.substring(0, 70) + other + sealed.substring(71)))
                    .hasMessage("AWS KMS refuses decryption with alias/secrets (InvalidCiphertextException)");
            assertThatThrownBy(() -> service.decrypt(SEAL, "?")).hasMessage("the ciphertext is not base64");
        }
    }

    @Test
    void a_service_that_is_busy_or_away_may_be_asked_again() throws Exception {
        try (KeyService service = service()) {
            aws.garble(400, "{\"__type\":\"ThrottlingException\"}");
            passes(service);
            aws.garble(500, "{\"__type\":\"KMSInternalException\"}");
            passes(service);
            aws.garble(200, "{\"Plaintext\":\"" + "A".repeat(BoundedClient.LARGEST) + "\"}");
            passes(service);
            aws.garble(200, "{}");
            assertThatThrownBy(() -> service.decrypt(SEAL, "AAAA"))
                    .hasMessage("AWS KMS gave nothing for decryption with alias/secrets");
            aws.close();
            passes(service);
        }
    }

    @Test
    void whose_clock_is_an_hour_off_is_let_in_and_when_it_is_mended_too() throws Exception {
        Duration hour = Duration.ofHours(1);
        aws.clockIsAhead(hour);
        try (FaultProxy proxy = FaultProxy.to(aws.port());
                KeyService service = service(proxy.port(), aws.secretKey())) {
            proxy.rewriteAnswers(
                    answer -> dated(answer, OffsetDateTime.now(ZoneOffset.UTC).plus(hour)));
            assertThat(service.publicKeys(CURRENT)).isNotEmpty();
            aws.clockIsAhead(Duration.ZERO);
            proxy.rewriteAnswers(UnaryOperator.identity());
            assertThat(service.publicKeys(CURRENT)).isNotEmpty();
        }
    }

    private static byte[] dated(byte[] answer, OffsetDateTime now) {
        return new String(answer, StandardCharsets.ISO_8859_1)
                .replaceFirst("Date: .*", "Date: " + DateTimeFormatter.RFC_1123_DATE_TIME.format(now))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void a_service_that_hangs_is_not_waited_for_longer_than_was_said() throws Exception {
        try (FaultProxy proxy = FaultProxy.to(aws.port());
                KeyService service = service(proxy.port(), aws.secretKey(), Duration.ofMillis(200))) {
            proxy.stall();
            passes(service);
        }
    }

    private static void passes(KeyService service) {
        assertThatThrownBy(() -> service.publicKeys(CURRENT))
                .isInstanceOfSatisfying(
                        KeyServiceFault.class, it -> assertThat(it.isPassing()).isTrue());
    }
}
