package io.ghasi.delivery.adapters.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ghasi.delivery.adapters.objects.ObjectStoreClient;
import io.ghasi.delivery.adapters.secrets.Secrets;
import io.ghasi.delivery.testkit.mounts.MountedSecret;
import io.ghasi.delivery.testkit.servers.ObjectStoreServer;
import io.ghasi.delivery.testkit.servers.RealServers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

class AccessKeysTest {
    @TempDir
    private Path folder;

    @Test
    void each_request_is_signed_with_the_keys_of_the_moment() throws Exception {
        ObjectStoreServer store = RealServers.objectStore();
        MountedSecret mount = MountedSecret.of(
                folder.resolve("secrets"), Map.of("access", store.accessKey(), "secret", "a-key-that-was-taken-back"));
        AccessKeys keys = new AccessKeys(Secrets.in(mount, "access"), Secrets.in(mount, "secret"));
        try (S3Client s3 = ObjectStoreClient.connect(store.endpoint(), "us-east-1", keys, null)) {
            assertThatThrownBy(s3::listBuckets).isInstanceOf(S3Exception.class);
            mount.swap(Map.of("access", store.accessKey(), "secret", store.secretKey()));
            assertThat(s3.listBuckets().buckets()).isNotNull();
        }
    }
}
