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

/** Where AWS KMS is and who comes: an access key, or whom the pod's service account stands for. */
public record AwsKmsAccess(
        @Setting(value = "the region of AWS KMS", example = "eu-central-1")
        String region,

        @Setting(
                value = "where AWS KMS is, if not at the region's public address",
                example = "https://vpce-1234.kms.eu-central-1.vpce.amazonaws.com")
        @Nullable
        ServiceUrl endpoint,

        @Setting(
                value =
                        "a PEM file of those who vouch for that address, read anew at each connect; without it those whom the JVM trusts",
                example = "/etc/delivery/kms-ca.pem")
        @Nullable
        Path authority,

        @Setting(
                "the access key, with its secret key; without both whatever AWS's SDK finds: a role of the service account, of the pod or of the machine")
        @Nullable
        Secret accessKey,

        @Setting("the secret key") @Nullable Secret secretKey,

        @Setting(
                value = "the key that secrets are sealed with: what begins with awskms: is opened with it",
                example = "alias/delivery-secrets")
        @Nullable
        String sealKey,

        @Setting(value = "for how long AWS KMS may take to answer", from = "100ms", to = "30s") @DefaultValue("2s")
        Duration answer)
        implements Guarded {
    /** The service. {@code IOException} where the file of authorities cannot be read. */
    public KeyService open() throws IOException {
        return new AwsKms(this, Authorities.inOptional(authority));
    }

    @Override
    public void guard(Guard guard) {
        guard.authorities("authority", authority);
        if (endpoint != null) {
            guard.encrypted("endpoint", endpoint.value());
        }
        if ((accessKey == null) != (secretKey == null)) {
            guard.refuse(accessKey == null ? "accessKey" : "secretKey", "is missing. Set both, or neither");
        }
        Sealed.refuse(guard, "accessKey", accessKey);
        Sealed.refuse(guard, "secretKey", secretKey);
    }

    @Override
    public String toString() {
        return "AWS KMS in " + region;
    }
}
