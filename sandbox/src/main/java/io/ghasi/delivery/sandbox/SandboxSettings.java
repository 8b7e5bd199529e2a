package io.ghasi.delivery.sandbox;

import io.ghasi.delivery.adapters.nats.NatsSettings;
import io.ghasi.delivery.adapters.objects.ObjectStoreClient;
import io.ghasi.delivery.sandbox.content.check.ImportLimits;
import io.ghasi.delivery.sandbox.database.DatabaseAddress;
import io.ghasi.delivery.testkit.servers.ObjectStoreServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;

/**
 * What the neighbours need.
 *
 * @param port where they answer, on loopback; 0 for any that is free
 * @param uploads folder for packages on their way in
 * @param issuer {@code iss} of tokens
 * @param audience {@code aud} of tokens
 * @param events where the neighbours tell what happens, in streams that are there; null where nobody listens
 * @param limits of packages; no more bytes than a package may have inflated are taken in
 */
public record SandboxSettings(
        int port,
        DatabaseAddress database,
        ObjectStore objects,
        Path uploads,
        String issuer,
        String audience,
        ImportLimits limits,
        InstantSource clock,
        @Nullable NatsSettings events) {
    public static final String ISSUER = "https://identity.sandbox.ghasi.test";
    public static final String AUDIENCE = "delivery-service";

    /** The usual ones. */
    public static SandboxSettings standard(int port, DatabaseAddress database, ObjectStore objects, Path uploads) {
        return new SandboxSettings(
                port,
                database,
                objects,
                uploads,
                ISSUER,
                AUDIENCE,
                ImportLimits.standard(),
                InstantSource.system(),
                null);
    }

    public SandboxSettings withLimits(ImportLimits other) {
        return new SandboxSettings(port, database, objects, uploads, issuer, audience, other, clock, events);
    }

    public SandboxSettings withClock(InstantSource other) {
        return new SandboxSettings(port, database, objects, uploads, issuer, audience, limits, other, events);
    }

    public SandboxSettings withEvents(NatsSettings other) {
        return new SandboxSettings(port, database, objects, uploads, issuer, audience, limits, clock, other);
    }

    /** Where packages are kept: a bucket of an S3-compatible store. It is made where it is missing. */
    public record ObjectStore(URI endpoint, String region, String bucket, String accessKey, String secretKey) {
        private static final String REGION = "us-east-1";

        /** The bucket {@code bucket} on {@code server}. */
        public static ObjectStore on(ObjectStoreServer server, String bucket) {
            return new ObjectStore(server.endpoint(), REGION, bucket, server.accessKey(), server.secretKey());
        }

        /** A client, and the bucket is there. To be closed by the caller. */
        public S3Client connect() {
            S3Client client = ObjectStoreClient.connect(endpoint, region, accessKey, secretKey);
            try {
                client.createBucket(request -> request.bucket(bucket));
            } catch (BucketAlreadyOwnedByYouException _) {
                // what an earlier start made
            } catch (RuntimeException e) {
                client.close();
                throw e;
            }
            return client;
        }

        /** What a process is told of it, in settings that begin with {@code group}: {@code DELIVERY_EXPORTS} and the like. */
        public Map<String, String> told(String group) {
            return Map.of(
                    group + "_ENDPOINT", endpoint.toString(),
                    group + "_REGION", region,
                    group + "_BUCKET", bucket,
                    group + "_ACCESS_KEY", accessKey,
                    group + "_SECRET_KEY", secretKey);
        }

        /** The same, and its bucket is there. */
        public ObjectStore made() {
            connect().close();
            return this;
        }

        @Override
        public String toString() {
            return endpoint + "/" + bucket;
        }
    }
}
