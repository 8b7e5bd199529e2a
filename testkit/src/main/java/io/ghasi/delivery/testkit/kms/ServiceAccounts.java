package io.ghasi.delivery.testkit.kms;

import io.ghasi.delivery.testkit.tokens.SigningKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A cluster's tokens of service accounts, and whose they are: the part of Kubernetes that Vault asks. */
final class ServiceAccounts {
    private final SigningKey cluster = SigningKey.create("cluster");

    /** A token of {@code subject}, such as {@code system:serviceaccount:delivery:delivery-api}. */
    String token(String subject, Duration life) {
        String claims = JsonServer.object()
                .put("sub", subject)
                .put("exp", Instant.now().plus(life).getEpochSecond())
                .toString();
        String message = text("{\"alg\":\"EdDSA\"}".getBytes(StandardCharsets.UTF_8))
                + "."
                + text(claims.getBytes(StandardCharsets.UTF_8));
        return message + "." + text(cluster.sign(message.getBytes(StandardCharsets.US_ASCII)));
    }

    /** Whose {@code token} is; null where it is not one that the cluster stands for now. */
    @Nullable
    String subject(String token) {
        int end = token.lastIndexOf('.');
        int middle = token.indexOf('.');
        if (middle < 0 || end == middle || !isSigned(token, end)) {
            return null;
        }
        JsonNode claims = new JsonMapper().readTree(Base64.getUrlDecoder().decode(token.substring(middle + 1, end)));
        boolean lives = Instant.now().getEpochSecond() < claims.path("exp").asLong(0);
        return lives ? claims.path("sub").asString("") : null;
    }

    private boolean isSigned(String token, int end) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(
                    KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(cluster.publicKey())));
            signature.update(token.substring(0, end).getBytes(StandardCharsets.US_ASCII));
            return signature.verify(Base64.getUrlDecoder().decode(token.substring(end + 1)));
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            return false;
        }
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
