package io.ghasi.delivery.adapters.kms;

import io.ghasi.delivery.adapters.http.BoundedClient;
import io.ghasi.delivery.adapters.secrets.RotatingSecret;
import io.ghasi.delivery.adapters.tls.Authorities;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Vault's transit engine. Each version of a signing key is known as {@code name:version}; those below {@code min_decryption_version} are none. */
public final class VaultTransit implements KeyService {
    private static final String ED25519 = "ed25519";

    private final VaultHttp vault;
    private final VaultSession session;
    private final String mount;

    private VaultTransit(VaultHttp vault, VaultLogin login, String mount) {
        this.vault = vault;
        this.session = new VaultSession(vault, login);
        this.mount = mount;
    }

    static VaultTransit of(VaultAccess access, @Nullable Authorities authorities) {
        BoundedClient client = new BoundedClient(authorities, access.answer());
        VaultHttp vault = new VaultHttp(access.address().value(), access.namespace(), client);
        return new VaultTransit(vault, login(access), access.transit());
    }

    private static VaultLogin login(VaultAccess access) {
        if (access.token() != null) {
            return new VaultLogin.Given(new RotatingSecret(access.token()));
        }
        String role = access.role();
        if (role == null) {
            throw new IllegalArgumentException("Vault wants a token or a role");
        }
        return new VaultLogin.Kubernetes(access.login(), role, access.jwt());
    }

    @Override
    public String name() {
        return "vault";
    }

    @Override
    public Map<String, byte[]> publicKeys(String key) throws KeyServiceFault {
        VaultAnswer answer = session.ask(token -> vault.get(mount + "/keys/" + key, token));
        return answer.isMissing() ? Map.of() : versions(key, answer.good("the key " + key, "data"));
    }

    private static Map<String, byte[]> versions(String key, JsonNode data) throws KeyServiceFault {
        String type = data.path("type").asString("");
        if (!type.equals(ED25519)) {
            throw KeyServiceFault.lasting(key + " is a key of Vault's of type " + type + ". Name one of ed25519", null);
        }
        if (!data.path("keys").isObject()) {
            throw KeyServiceFault.passing("Vault gave an answer for the key " + key + " without its versions", null);
        }
        Map<String, byte[]> found = new HashMap<>();
        int minimum = data.path("min_decryption_version").asInt(1);
        for (Map.Entry<String, JsonNode> version : data.path("keys").properties()) {
            String what = key + ":" + version.getKey();
            if (number(version.getKey(), what) >= minimum) {
                found.put(what, VaultAnswer.bytes(version.getValue().path("public_key"), what));
            }
        }
        return found;
    }

    private static int number(String version, String what) throws KeyServiceFault {
        try {
            return Integer.parseInt(version);
        } catch (NumberFormatException _) {
            throw KeyServiceFault.passing("Vault speaks of " + what + ", which is no version", null);
        }
    }

    @Override
    public byte[] decrypt(String key, String ciphertext) throws KeyServiceFault {
        Map<String, String> body = Map.of("ciphertext", ciphertext);
        String what = "decryption with " + key;
        JsonNode data = session.ask(token -> vault.post(mount + "/decrypt/" + key, token, body))
                .good(what, "data");
        return VaultAnswer.bytes(data.path("plaintext"), what);
    }

    @Override
    public void close() {
        vault.close();
    }
}
