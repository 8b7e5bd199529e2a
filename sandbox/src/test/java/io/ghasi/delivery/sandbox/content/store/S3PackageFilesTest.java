package io.ghasi.delivery.sandbox.content.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ghasi.delivery.adapters.objects.ObjectStoreClient;
import io.ghasi.delivery.testkit.servers.ObjectStoreServer;
import io.ghasi.delivery.testkit.servers.RealServers;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;

final class S3PackageFilesTest extends PackageFilesContract {
    private static final String BUCKET = "contract";

    private static S3Client client;

    @BeforeAll
    static void connect() {
        client = connect(RealServers.objectStore().secretKey());
        client.createBucket(request -> request.bucket(BUCKET));
    }

    @AfterAll
    static void disconnect() {
        client.close();
    }

    private static S3Client connect(String secret) {
        ObjectStoreServer server = RealServers.objectStore();
        return ObjectStoreClient.connect(server.endpoint(), "us-east-1", server.accessKey(), secret);
    }

    @Override
    protected PackageFiles store() {
        return new S3PackageFiles(client, BUCKET);
    }

    @Test
    void aStoreThatRefusesMakesEveryCallFail() {
        // Given
        try (S3Client stranger = connect("not the key")) {
            PackageFiles store = new S3PackageFiles(stranger, BUCKET);

            // When
            var reading = assertThatThrownBy(() -> store.manifest(address()));
            var writing = assertThatThrownBy(() -> store.publish(address(), new byte[0]));

            // Then
            reading.isInstanceOf(IOException.class).hasMessageContaining("the object store failed");
            writing.isInstanceOf(IOException.class).hasMessageContaining("the object store failed");
        }
    }
}
