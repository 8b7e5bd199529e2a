package io.ghasi.delivery.adapters.kms;

import io.ghasi.delivery.adapters.settings.BadSettings;
import io.ghasi.delivery.adapters.settings.SettingsReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Ways to Vault, said as an operator says them. */
record VaultAccesses(Map<String, String> environment) {
    static VaultAccesses to(int port) {
        return new VaultAccesses(Map.of("DELIVERY_VAULT_ADDRESS", "http://127.0.0.1:" + port));
    }

    static VaultAccesses overTls(int port) {
        return new VaultAccesses(Map.of("DELIVERY_VAULT_ADDRESS", "https://127.0.0.1:" + port));
    }

    VaultAccesses with(String token) {
        return and("TOKEN", token);
    }

    VaultAccesses withFile(Path token) {
        return and("TOKEN_FILE", token.toString());
    }

    VaultAccesses as(String role, Path jwt) {
        return and("ROLE", role).and("JWT", jwt.toString());
    }

    VaultAccesses trusting(Path authority) {
        return and("AUTHORITY", authority.toString());
    }

    VaultAccesses patient(Duration answer) {
        return and("ANSWER", answer.toMillis() + "ms");
    }

    VaultAccesses and(String setting, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put("DELIVERY_VAULT_" + setting, value);
        return new VaultAccesses(Map.copyOf(more));
    }

    KeyService open() throws BadSettings, IOException {
        return SettingsReader.read("delivery.vault", VaultAccess.class, environment)
                .open();
    }
}
