package io.ghasi.delivery.adapters.keys;

import static io.ghasi.delivery.testkit.tokens.TokenMint.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.adapters.keys.Verification.Reason;
import io.ghasi.delivery.testkit.tokens.SigningKey;
import io.ghasi.delivery.testkit.tokens.TokenMint;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenVerifierTest {
    private static final String USER = "usr_01JDCB9W400000000000000002";
    private static final String TENANT = "ten_01JDCB9W400000000000000009";
    private static final String DEVICE = "dev_01JDCB9W400000000000000006";
    private static final Instant ISSUED = Instant.parse("2026-11-23T10:00:00Z");

    private final TokenMint mint = new TokenMint("https://identity", "delivery");
    private final Map<String, VerificationKey> keys = new ConcurrentHashMap<>();
    private final AtomicReference<Instant> now = new AtomicReference<>(ISSUED);
    private final TokenVerifier verifier =
            new TokenVerifier(keys::get, TokenRules.of("https://identity", "delivery"), now::get);

    TokenVerifierTest() {
        trust(mint.key());
    }

    private void trust(SigningKey key) {
        keys.put(key.kid(), Objects.requireNonNull(VerificationKey.of(key.publicBytes())));
    }

    private TokenMint.Draft draft() {
        return mint.draft(TENANT, USER, DEVICE, ISSUED);
    }

    private void refuses(String token, Reason reason) {
        assertThat(verifier.verify(token)).isEqualTo(new Verification.Rejected(reason));
        assertThat(verifier.verify(token)).as("the second time").isEqualTo(new Verification.Rejected(reason));
    }

    private void accepts(String token) {
        assertThat(verifier.verify(token)).isInstanceOf(Verification.Verified.class);
        assertThat(verifier.verify(token)).as("the second time").isInstanceOf(Verification.Verified.class);
    }

    @Test
    void a_good_token_says_who_asks_and_what_they_may() {
        String token = draft().claim("scope", quoted(" a:read  b:write ")).mint();
        assertThat(verifier.verify(token)).isInstanceOfSatisfying(Verification.Verified.class, good -> {
            assertThat(good.token().user()).hasToString(USER);
            assertThat(good.token().tenant()).hasToString(TENANT);
            assertThat(good.token().device()).hasToString(DEVICE);
            assertThat(good.token().scope()).containsExactlyInAnyOrder("a:read", "b:write");
            assertThat(good.token().expiresAt()).isEqualTo(ISSUED.plusSeconds(600));
        });
    }

    @Test
    void both_names_of_the_algorithm_and_both_forms_of_an_audience_are_good() {
        accepts(draft().header("alg", quoted("Ed25519"))
                .header("typ", quoted("at+jwt"))
                .mint());
        accepts(draft().claim("aud", "[\"other\",\"delivery\"]").mint());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "none",
                "None",
                "HS256",
                "RS256",
                "ES256",
                "PS256",
                "Ed448",
                "eddsa",
                "EdDSA ",
                "EdDSA\\u0000",
                "A256GCM"
            })
    void every_other_algorithm_is_refused_even_with_a_signature_of_ours(String alg) {
        refuses(draft().header("alg", quoted(alg)).mint(), Reason.ALGORITHM);
    }

    @Test
    void a_token_signed_with_nothing_is_refused() {
        String token = draft().header("alg", quoted("none")).mint();
        refuses(token.substring(0, token.lastIndexOf('.') + 1), Reason.ALGORITHM);
        String good = draft().mint();
        refuses(good.substring(0, good.lastIndexOf('.') + 1), Reason.SIGNATURE);
    }

    @Test
    void the_public_key_is_no_secret_to_sign_with() throws Exception {
        String token = draft().header("alg", quoted("HS256")).mint();
        String message = token.substring(0, token.lastIndexOf('.'));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(mint.key().publicBytes(), "HmacSHA256"));
        byte[] signature = mac.doFinal(message.getBytes(StandardCharsets.US_ASCII));
        refuses(message + "." + Base64Url.encode(signature), Reason.ALGORITHM);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "crit | [\"exp\"]",
                "b64 | false",
                "zip | \"DEF\"",
                "jku | \"https://evil\"",
                "x5u | \"https://evil\"",
                "x5c | [\"MIIB\"]",
                "jwk | {\"kty\":\"OKP\"}",
                "enc | \"A256GCM\"",
                "cty | \"JWT\"",
                "typ | \"JWE\"",
                "typ | 1",
                "kid | 1",
                "kid | null",
                "alg | [\"EdDSA\"]"
            })
    void a_header_that_says_how_to_verify_it_is_refused(String member, String json) {
        refuses(draft().header(member, json).mint(), Reason.ALGORITHM);
    }

    @Test
    void a_key_must_be_named_known_and_the_one_that_signed() {
        SigningKey other = SigningKey.create("other");
        refuses(draft().withoutHeader("kid").mint(), Reason.ALGORITHM);
        refuses(draft().header("kid", quoted("other")).signedBy(other).mint(), Reason.UNKNOWN_KEY);
        refuses(draft().header("kid", quoted("../../key")).mint(), Reason.UNKNOWN_KEY);
        trust(other);
        refuses(draft().signedBy(other).mint(), Reason.SIGNATURE);
        accepts(draft().header("kid", quoted("other")).signedBy(other).mint());
    }

    @Test
    void what_is_said_twice_is_not_said() {
        TokenMint.Draft draft = draft();
        String twice = draft.claimsJson().replace("{", "{\"tid\":\"ten_01JDCB9W400000000000000008\",");
        refuses(draft.sign(draft.headerJson(), twice), Reason.CLAIMS);
        String header = draft.headerJson().replace("{", "{\"alg\":\"none\",");
        refuses(draft.sign(header, draft.claimsJson()), Reason.MALFORMED);
        refuses(draft.sign(draft.headerJson() + "{}", draft.claimsJson()), Reason.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sub", "tid", "did", "scope", "jti", "iat", "exp"})
    void a_claim_that_is_missing_or_of_another_type_spoils_the_token(String claim) {
        refuses(draft().without(claim).mint(), Reason.CLAIMS);
        for (String wrong :
                new String[] {"null", "true", "[]", "{}", "1.5", "-1", "99999999999999999999", "\"\\uD800\""}) {
            if (!claim.equals("scope") || !wrong.startsWith("\"")) {
                assertThat(verifier.verify(draft().claim(claim, wrong).mint()))
                        .as(claim + " " + wrong)
                        .isInstanceOf(Verification.Rejected.class);
            }
        }
    }

    @Test
    void another_issuer_or_audience_is_another_platform() {
        refuses(draft().claim("iss", quoted("https://identity/")).mint(), Reason.ISSUER);
        refuses(draft().without("iss").mint(), Reason.ISSUER);
        refuses(draft().claim("aud", quoted("progress")).mint(), Reason.AUDIENCE);
        refuses(draft().claim("aud", "[]").mint(), Reason.AUDIENCE);
        refuses(draft().claim("aud", "[\"delivery\",1]").mint(), Reason.AUDIENCE);
        refuses(draft().without("aud").mint(), Reason.AUDIENCE);
    }

    @ParameterizedTest
    @CsvSource({"-31, NOT_YET_VALID", "-30,", "0,", "629,", "630, EXPIRED"})
    void a_token_is_good_from_issue_to_expiry_and_half_a_minute_around(long second, Reason reason) {
        String token = draft().mint();
        accepts(token);
        now.set(ISSUED.plusSeconds(second));
        if (reason == null) {
            accepts(token);
            accepts(draft().mint());
        } else {
            refuses(token, reason);
            refuses(draft().mint(), reason);
        }
    }

    @Test
    void a_token_lives_a_quarter_of_an_hour_at_most_and_not_before_it_says() {
        long issued = ISSUED.getEpochSecond();
        accepts(draft().claim("exp", "" + (issued + 900)).mint());
        refuses(draft().claim("exp", "" + (issued + 901)).mint(), Reason.LIVES_TOO_LONG);
        refuses(draft().claim("exp", "" + (issued - 1)).mint(), Reason.CLAIMS);
        refuses(draft().claim("nbf", "" + (issued + 31)).mint(), Reason.NOT_YET_VALID);
        refuses(draft().claim("nbf", "\"soon\"").mint(), Reason.CLAIMS);
    }

    @Test
    void a_key_that_left_the_set_vouches_for_nothing_even_if_it_did() {
        String token = draft().mint();
        accepts(token);
        keys.clear();
        refuses(token, Reason.UNKNOWN_KEY);
        keys.put(
                mint.key().kid(),
                Objects.requireNonNull(VerificationKey.of(SigningKey.create("x").publicBytes())));
        refuses(token, Reason.SIGNATURE);
    }

    @Test
    void one_token_has_one_spelling() {
        String token = draft().mint();
        refuses(token + "=", Reason.MALFORMED);
        refuses(token + ".", Reason.MALFORMED);
        refuses(" " + token, Reason.MALFORMED);
        refuses(token.replace("-", "+").replace("_", "/") + "+", Reason.MALFORMED);
        // 86 digits write 64 bytes and four bits to spare
        char last = token.charAt(token.length() - 1);
        String digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        char spare = digits.charAt(digits.indexOf(last) | 1);
        assertThat(spare).isNotEqualTo(last);
        refuses(token.substring(0, token.length() - 1) + spare, Reason.MALFORMED);
    }

    @Test
    void a_signature_with_another_s_of_the_same_value_is_none() {
        String token = draft().mint();
        byte[] signature = Objects.requireNonNull(Base64Url.decode(token.substring(token.lastIndexOf('.') + 1)));
        BigInteger order = BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
        byte[] s = reversed(Arrays.copyOfRange(signature, 32, 64));
        byte[] more = new BigInteger(1, s).add(order).toByteArray();
        byte[] padded = new byte[32];
        System.arraycopy(
                more, Math.max(0, more.length - 32), padded, 32 - Math.min(32, more.length), Math.min(32, more.length));
        System.arraycopy(reversed(padded), 0, signature, 32, 32);
        refuses(token.substring(0, token.lastIndexOf('.') + 1) + Base64Url.encode(signature), Reason.SIGNATURE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0100000000000000000000000000000000000000000000000000000000000000",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "0000000000000000000000000000000000000000000000000000000000000000",
                "0000000000000000000000000000000000000000000000000000000000000080",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
                "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
            })
    void a_key_of_small_order_or_of_a_second_spelling_is_no_key(String hex) {
        assertThat(VerificationKey.of(java.util.HexFormat.of().parseHex(hex))).isNull();
    }

    @Test
    void what_is_too_long_is_not_read() {
        refuses(draft().claim("scope", quoted("a".repeat(9_000))).mint(), Reason.TOO_LONG);
        refuses("", Reason.MALFORMED);
        refuses("..", Reason.MALFORMED);
        refuses(draft().claim("deep", "[".repeat(100) + "]".repeat(100)).mint(), Reason.CLAIMS);
    }

    @Test
    void no_changed_bit_is_ever_accepted_and_nothing_throws() {
        long seed = System.nanoTime();
        System.out.println("TokenVerifierTest seed=" + seed);
        Random random = new Random(seed);
        byte[] token = draft().mint().getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < 3_000; i++) {
            byte[] changed = token.clone();
            for (int n = 0; n <= random.nextInt(3); n++) {
                changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
            }
            if (!Arrays.equals(changed, token)) {
                assertThat(verifier.verify(new String(changed, StandardCharsets.ISO_8859_1)))
                        .isInstanceOf(Verification.Rejected.class);
            }
        }
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] turned = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            turned[i] = bytes[bytes.length - 1 - i];
        }
        return turned;
    }
}
