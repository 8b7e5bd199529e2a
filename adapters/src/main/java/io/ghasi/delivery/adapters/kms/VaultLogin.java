package io.ghasi.delivery.adapters.kms;

import io.ghasi.delivery.adapters.secrets.RotatingSecret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** How we come by a token of Vault's. */
sealed interface VaultLogin {
    /** One that is good now, as far as anybody can say. */
    VaultToken login(VaultHttp vault) throws KeyServiceFault;

    /** Whether there is another one by now. */
    boolean isReplaced(VaultToken token);

    /** Somebody gave it to us, and may put another one in its place. */
    record Given(RotatingSecret secret) implements VaultLogin {
        @Override
        public VaultToken login(VaultHttp vault) throws KeyServiceFault {
            String token = secret.now();
            JsonNode data = vault.get("auth/token/lookup-self", token).good("what our token is", "data");
            VaultToken known = VaultToken.of(token, data.path("ttl").asLong(0));
            // Nobody can say how much of its life is over: it may end before we come again.
            VaultToken renewed = data.path("renewable").asBoolean(false) ? renewed(vault, known) : null;
            return renewed == null ? known : renewed;
        }

        @Override
        public boolean isReplaced(VaultToken token) {
            return !secret.now().equals(token.value());
        }
    }

    /** Vault asks Kubernetes whose the service account's token is. The kubelet writes a new one into {@code jwt} now and then. */
    record Kubernetes(String mount, String role, Path jwt) implements VaultLogin {
        @Override
        public VaultToken login(VaultHttp vault) throws KeyServiceFault {
            Map<String, String> who = Map.of("role", role, "jwt", account());
            return token(vault.post("auth/" + mount + "/login", null, who).good("a login as " + role, "auth"));
        }

        private String account() throws KeyServiceFault {
            try {
                return Files.readString(jwt).strip();
            } catch (IOException e) {
                throw KeyServiceFault.lasting("the service account's token cannot be read from " + jwt, e);
            }
        }

        @Override
        public boolean isReplaced(VaultToken token) {
            return false;
        }
    }

    /** {@code token} for another while; null where it cannot be renewed, or not for longer than it may live. */
    static @Nullable VaultToken renewed(VaultHttp vault, VaultToken token) throws KeyServiceFault {
        VaultAnswer answer = vault.post("auth/token/renew-self", token.value(), Map.of());
        return answer.isGood() ? token(answer.good("a renewal", "auth")) : null;
    }

    /** What {@code auth} of an answer gives. */
    static VaultToken token(JsonNode auth) throws KeyServiceFault {
        String token = auth.path("client_token").asString("");
        if (token.isEmpty()) {
            throw KeyServiceFault.passing("Vault gave an answer without a token", null);
        }
        return VaultToken.of(token, auth.path("lease_duration").asLong(0));
    }
}
