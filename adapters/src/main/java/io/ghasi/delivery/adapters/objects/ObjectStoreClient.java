package io.ghasi.delivery.adapters.objects;

import io.ghasi.delivery.adapters.aws.AccessKeys;
import io.ghasi.delivery.adapters.aws.AwsConnections;
import io.ghasi.delivery.adapters.settings.Secret;
import io.ghasi.delivery.adapters.tls.Authorities;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** How this project talks to an S3-compatible store. */
public final class ObjectStoreClient {
    private ObjectStoreClient() {}

    /** With keys that stay what they are, and over TLS with those whom the JVM trusts. */
    public static S3Client connect(URI endpoint, String region, String accessKey, String secretKey) {
        return connect(endpoint, region, new AccessKeys(Secret.of(accessKey), Secret.of(secretKey)), null);
    }

    /**
     * A client that names buckets in the path and sends checksums only where the store insists, as R2 and others need it.
     *
     * @param authorities who vouch for the store; null for those whom the JVM trusts
     */
    public static S3Client connect(URI endpoint, String region, AccessKeys keys, @Nullable Authorities authorities) {
        return S3Client.builder()
                .endpointOverride(endpoint)
                .region(Region.of(region))
                .credentialsProvider(keys)
                .forcePathStyle(true)
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .httpClientBuilder(AwsConnections.to(authorities))
                .build();
    }
}
