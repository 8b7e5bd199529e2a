package io.ghasi.delivery.adapters.objects;

import io.ghasi.delivery.adapters.aws.AccessKeys;
import io.ghasi.delivery.adapters.settings.Guard;
import io.ghasi.delivery.adapters.settings.Guarded;
import io.ghasi.delivery.adapters.settings.Secret;
import io.ghasi.delivery.adapters.settings.ServiceUrl;
import io.ghasi.delivery.adapters.settings.Setting;
import io.ghasi.delivery.adapters.tls.Authorities;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;

/** Where one bucket of an S3-compatible store is, and who comes. The bucket is there. */
public record ObjectStoreAccess(
        @Setting(value = "where the object store is", example = "https://s3.eu-central-1.amazonaws.com")
        ServiceUrl endpoint,

        @Setting(value = "the region that requests to it are signed for", example = "eu-central-1")
        String region,

        @Setting(value = "the bucket, which is there", example = "delivery-eu")
        String bucket,

        @Setting("the access key") Secret accessKey,

        @Setting("the secret key") Secret secretKey,

        @Setting(
                value =
                        "a PEM file of those who vouch for the store, read anew at each connect; without it those whom the JVM trusts",
                example = "/etc/delivery/objects-ca.pem")
        @Nullable
        Path authority)
        implements Guarded {
    /** A client, which asks nothing of the store yet. */
    public S3Client connect() throws IOException {
        AccessKeys keys = new AccessKeys(accessKey, secretKey);
        return ObjectStoreClient.connect(endpoint.value(), region, keys, Authorities.inOptional(authority));
    }

    @Override
    public void guard(Guard guard) {
        guard.encrypted("endpoint", endpoint.value());
        guard.strong("secretKey", secretKey);
        guard.authorities("authority", authority);
    }

    @Override
    public String toString() {
        return endpoint + "/" + bucket;
    }
}
