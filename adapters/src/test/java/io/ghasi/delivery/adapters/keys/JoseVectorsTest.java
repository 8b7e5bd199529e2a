package io.ghasi.delivery.adapters.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.testkit.tokens.SigningKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Objects;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class JoseVectorsTest {
    private static final HexFormat HEX = HexFormat.of();

    @Test
    void every_raw_signature_verifies_exactly_as_the_vectors_say() throws IOException {
        SoftAssertions all = new SoftAssertions();
        for (JoseVectors.Vector vector : JoseVectors.read("ed25519_test.json", 151)) {
            VerificationKey key = VerificationKey.of(
                    HEX.parseHex(vector.group().get("publicKey").get("pk").asString()));
            JsonNode test = vector.test();
            boolean verifies = key != null
                    && key.verifies(
                            HEX.parseHex(test.get("msg").asString()),
                            HEX.parseHex(test.get("sig").asString()));
            all.assertThat(verifies)
                    .as(vector.toString())
                    .isEqualTo("valid".equals(test.get("result").asString()));
        }
        all.assertAll();
    }

    @ParameterizedTest
    @CsvSource({"json_web_signature_test.json, 401", "json_web_key_test.json, 26"})
    void every_token_made_with_another_kind_of_key_is_refused(String file, int count) throws IOException {
        VerificationKey ours = Objects.requireNonNull(
                VerificationKey.of(SigningKey.create("ours").publicBytes()));
        // A key set that knows every name: what is refused is refused for what it is.
        TokenVerifier verifier =
                new TokenVerifier(_ -> ours, TokenRules.of("https://identity", "delivery"), InstantSource.system());
        SoftAssertions all = new SoftAssertions();
        for (JoseVectors.Vector vector : JoseVectors.read(file, count)) {
            JsonNode jws = vector.test().get("jws");
            String token = jws.isString() ? jws.stringValue() : jws.toString();
            all.assertThat(verifier.verify(token)).as(vector.toString()).isInstanceOf(Verification.Rejected.class);
        }
        all.assertAll();
    }

    @Test
    void the_example_of_rfc_8037_verifies_and_its_neighbour_does_not() {
        VerificationKey key = Objects.requireNonNull(VerificationKey.of(
                Objects.requireNonNull(Base64Url.decode("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"))));
        byte[] message = "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc".getBytes(StandardCharsets.US_ASCII);
        byte[] signature = Objects.requireNonNull(Base64Url.decode(
                "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg"));
        assertThat(key.verifies(message, signature)).isTrue();
        message[30]++;
        assertThat(key.verifies(message, signature)).isFalse();
    }
}
