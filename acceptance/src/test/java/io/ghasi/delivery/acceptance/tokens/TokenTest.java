package io.ghasi.delivery.acceptance.tokens;

import static io.ghasi.delivery.testkit.tokens.TokenMint.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.journey.client.Reply;
import io.ghasi.delivery.testkit.tokens.SigningKey;
import io.ghasi.delivery.testkit.tokens.TokenMint;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** Which tokens are good. */
class TokenTest {
    private final Gate gate = Gate.SHARED;

    @Test
    void a_good_token_is_good_by_both_names_of_its_algorithm_and_both_forms_of_its_audience() throws Exception {
        good(gate.draft().mint());
        good(gate.draft().header("alg", quoted("Ed25519")).mint());
        good(gate.draft().header("typ", quoted("at+jwt")).mint());
        good(gate.draft()
                .claim("aud", "[\"progress\",\"" + Identity.AUDIENCE + "\"]")
                .mint());
        good(gate.draft()
                .claim("scope", quoted("  x  delivery.play_session:read "))
                .mint());
    }

    @Test
    void clocks_may_be_half_a_minute_apart() throws Exception {
        Instant now = Instant.now();
        good(gate.draft(now.minus(Duration.ofMinutes(10)).minusSeconds(15)).mint());
        good(gate.draft(now.plusSeconds(15)).mint());
        refused(
                "expired",
                gate.draft(now.minus(Duration.ofMinutes(10)).minusSeconds(31)).mint());
        refused("not yet valid", gate.draft(now.plusSeconds(60)).mint());
    }

    @Test
    void a_token_that_says_something_wrong_is_refused() throws Exception {
        Map<String, UnaryOperator<TokenMint.Draft>> wrong = new LinkedHashMap<>();
        wrong.put("another issuer", draft -> draft.claim("iss", quoted("https://identity.test/")));
        wrong.put("another audience", draft -> draft.claim("aud", quoted("progress")));
        wrong.put("no audience", draft -> draft.claim("aud", "[]"));
        wrong.put(
                "an hour of life",
                draft -> draft.claim(
                        "exp",
                        Long.toString(Instant.now().plus(Duration.ofHours(1)).getEpochSecond())));
        wrong.put(
                "valid later",
                draft -> draft.claim(
                        "nbf", Long.toString(Instant.now().plusSeconds(120).getEpochSecond())));
        wrong.put("an unknown key", draft -> draft.header("kid", quoted("nobody")));
        wrong.put("a path for a key", draft -> draft.header("kid", quoted("../../etc/passwd")));
        wrong.put("no key", draft -> draft.withoutHeader("kid"));
        wrong.put("signed by another", draft -> draft.signedBy(SigningKey.create("x")));
        wrong.put(
                "a key of its own",
                draft -> draft.header("jwk", gate.identity.mint.key().jwk()));
        wrong.put(
                "an address of keys",
                draft -> draft.header("jku", quoted(gate.identity.uri() + "/.well-known/jwks.json")));
        wrong.put("something critical", draft -> draft.header("crit", "[\"exp\"]"));
        for (String alg : new String[] {"none", "None", "HS256", "RS256", "ES256", "Ed448", "eddsa"}) {
            wrong.put("alg " + alg, draft -> draft.header("alg", quoted(alg)));
        }
        for (String claim : new String[] {"sub", "tid", "did", "scope", "iss", "aud", "exp", "iat", "jti"}) {
            wrong.put("no " + claim, draft -> draft.without(claim));
            wrong.put("null " + claim, draft -> draft.claim(claim, "null"));
            wrong.put("a list for " + claim, draft -> draft.claim(claim, "[1]"));
        }
        wrong.put("a user that is none", draft -> draft.claim("sub", quoted("usr_1")));
        wrong.put("a tenant that is none", draft -> draft.claim("tid", quoted("*")));
        for (Map.Entry<String, UnaryOperator<TokenMint.Draft>> one : wrong.entrySet()) {
            refused(one.getKey(), one.getValue().apply(gate.draft()).mint());
        }
    }

    @Test
    void a_token_that_was_touched_is_refused() throws Exception {
        String token = gate.draft().mint();
        good(token);
        int first = token.indexOf('.');
        int second = token.indexOf('.', first + 1);
        for (int at : new int[] {3, first + 3, second + 3, (first + second) / 2}) {
            char other = token.charAt(at) == 'A' ? 'B' : 'A';
            refused("another character at " + at, token.substring(0, at) + other + token.substring(at + 1));
        }
        refused("unsigned", token.substring(0, second + 1));
        refused("without its end", token.substring(0, token.length() - 1));
        refused("padded", token + "==");
        refused("with one part more", token + ".e30");
        refused("two parts", token.substring(0, second));
        refused("in JSON", "{\"payload\":\"" + token.substring(first + 1, second) + "\"}");
        refused(
                "too long",
                gate.draft().claim("scope", quoted("a ".repeat(4_500))).mint());
    }

    @Test
    void the_public_key_is_no_secret_to_sign_with() throws Exception {
        SigningKey key = gate.identity.mint.key();
        String spki = "MCowBQYDK2VwAyEA" + Base64.getEncoder().encodeToString(key.publicBytes());
        String pem = "-----BEGIN PUBLIC KEY-----\n" + spki + "\n-----END PUBLIC KEY-----\n";
        for (byte[] secret :
                new byte[][] {key.publicBytes(), bytes(key.jwk()), bytes(pem), bytes(gate.identity.mint.jwks())}) {
            String signed = gate.draft().header("alg", quoted("HS256")).mint();
            String message = signed.substring(0, signed.lastIndexOf('.'));
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            refused(
                    "hmac",
                    message + "."
                            + Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(bytes(message))));
        }
    }

    @Test
    void every_third_party_attack_is_refused() throws Exception {
        SoftAssertions all = new SoftAssertions();
        for (Attacks.Attack attack : Attacks.read()) {
            all.assertThat(gate.wired(attack.token()).status())
                    .as(attack.name())
                    .isBetween(400, 401);
        }
        all.assertAll();
    }

    @Test
    void a_token_speaks_with_the_permissions_in_it_word_for_word() throws Exception {
        for (String scope : new String[] {
            "",
            "delivery.play_session",
            "delivery.play_session:*",
            "delivery.play_session:read_any",
            "delivery.play_session:readx",
            "DELIVERY.PLAY_SESSION:READ",
            "delivery.play_session:read,x"
        }) {
            Reply reply = gate.list(gate.draft().claim("scope", quoted(scope)).mint());
            assertThat(reply.status() + " " + reply.code()).as(scope).isEqualTo("403 authz.insufficient_scope");
        }
    }

    private void good(String token) throws Exception {
        Reply reply = gate.list(token);
        assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
        assertThat(gate.list(token).status()).as("the second time").isEqualTo(200);
    }

    private void refused(String what, String token) throws Exception {
        for (int time = 1; time <= 2; time++) {
            Reply reply = gate.list(token);
            assertThat(reply.status() + " " + reply.code()).as(what).isEqualTo("401 auth.invalid_token");
            assertThat(reply.header("WWW-Authenticate")).isEqualTo("Bearer error=\"invalid_token\"");
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
