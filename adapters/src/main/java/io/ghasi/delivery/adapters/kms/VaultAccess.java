package io.ghasi.delivery.adapters.kms;

import io.ghasi.delivery.adapters.settings.Guard;
import io.ghasi.delivery.adapters.settings.Guarded;
import io.ghasi.delivery.adapters.settings.Secret;
import io.ghasi.delivery.adapters.settings.ServiceUrl;
import io.ghasi.delivery.adapters.settings.Setting;
import io.ghasi.delivery.adapters.tls.Authorities;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Where Vault is and who comes: a token, or a role that the pod's service account logs in as. */
public record VaultAccess(
        @Setting(value = "where Vault is", example = "https://vault.vault:8200")
        ServiceUrl address,

        @Setting(
                value =
                        "a PEM file of those who vouch for Vault, read anew at each connect; without it those whom the JVM trusts",
                example = "/etc/delivery/vault-ca.pem")
        @Nullable
        Path authority,

        @Setting(value = "the namespace of Vault, where it has some", example = "admin/delivery") @Nullable
        String namespace,

        @Setting("a token of Vault's, in place of a role; as a file it is read anew, whoever keeps it fresh") @Nullable
        Secret token,

        @Setting(
                value = "the role that the service account of this pod logs in as, in place of a token",
                example = "delivery-api")
        @Nullable
        String role,

        @Setting("the file with the service account's token")
        @DefaultValue("/var/run/secrets/kubernetes.io/serviceaccount/token")
        Path jwt,

        @Setting("where Vault's login for Kubernetes is mounted") @DefaultValue("kubernetes")
        String login,

        @Setting("where Vault's transit engine is mounted") @DefaultValue("transit")
        String transit,

        @Setting(
                value = "the transit key that secrets are sealed with: what begins with vault:v is opened with it",
                example = "delivery-secrets")
        @Nullable
        String sealKey,

        @Setting(value = "for how long Vault may take to answer", from = "100ms", to = "30s") @DefaultValue("2s")
        Duration answer)
        implements Guarded {
    /** The service. {@code IOException} where the file of authorities cannot be read. */
    public KeyService open() throws IOException {
        return VaultTransit.of(this, Authorities.inOptional(authority));
    }

    @Override
    public void guard(Guard guard) {
        guard.authorities("authority", authority);
        guard.encrypted("address", address.value());
        if ((token == null) == (role == null)) {
            String what = token == null ? "is missing" : "is there besides DELIVERY_VAULT_TOKEN";
            guard.refuse("role", what + ". Say a role to log in as, or a token, not both");
        }
        for (String path : new String[] {login, transit}) {
            if (!path.matches(VaultHttp.PATH)) {
                guard.refuse(path.equals(login) ? "login" : "transit", "is no path. Say it as Vault lists it");
            }
        }
        Sealed.refuse(guard, "token", token);
    }

    @Override
    public String toString() {
        return "Vault at " + address;
    }
}
