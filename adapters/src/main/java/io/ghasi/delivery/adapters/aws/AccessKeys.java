package io.ghasi.delivery.adapters.aws;

import io.ghasi.delivery.adapters.secrets.RotatingSecret;
import io.ghasi.delivery.adapters.settings.Secret;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** An access key of AWS's form and its secret, as they are with each request. */
public final class AccessKeys implements AwsCredentialsProvider {
    private final RotatingSecret access;
    private final RotatingSecret secret;

    public AccessKeys(Secret access, Secret secret) {
        this.access = new RotatingSecret(access);
        this.secret = new RotatingSecret(secret);
    }

    // Two files, of which one may be swapped between our looks at them: a pair is one only if the first is still there
    // after the second.
    @Override
    public AwsCredentials resolveCredentials() {
        String key = access.now();
        while (true) {
            String with = secret.now();
            String after = access.now();
            if (after.equals(key)) {
                return AwsBasicCredentials.create(key, with);
            }
            key = after;
        }
    }

    @Override
    public String toString() {
        return "(secret)";
    }
}
