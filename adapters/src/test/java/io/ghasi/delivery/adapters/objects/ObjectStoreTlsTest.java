package io.ghasi.delivery.adapters.objects;

import io.ghasi.delivery.adapters.aws.AccessKeys;
import io.ghasi.delivery.adapters.settings.Secret;
import io.ghasi.delivery.adapters.tls.Authorities;
import io.ghasi.delivery.adapters.tls.CertificateFault;
import io.ghasi.delivery.adapters.tls.TlsContract;
import io.ghasi.delivery.testkit.servers.ObjectStoreServer;
import io.ghasi.delivery.testkit.servers.RealServers;
import io.ghasi.delivery.testkit.tls.ServerKey;
import io.ghasi.delivery.testkit.tls.TlsTerminator;
import java.net.URI;
import java.nio.file.Path;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;

class ObjectStoreTlsTest extends TlsContract {
    private record Store(ObjectStoreServer store, TlsTerminator terminator, Path authorities) implements Server {
        @Override
        public void present(ServerKey key) throws Exception {
            terminator.present(key);
        }

        @Override
        public String refusal() throws Exception {
            AccessKeys keys = new AccessKeys(new Secret(store.accessKey()), new Secret(store.secretKey()));
            URI address = URI.create("https://localhost:" + terminator.port());
            try (S3Client s3 = ObjectStoreClient.connect(address, "us-east-1", keys, Authorities.in(authorities))) {
                s3.listBuckets();
                return "";
            } catch (SdkException e) {
                return CertificateFault.note(e) + " " + e.getMessage();
            }
        }

        @Override
        public void close() {
            terminator.close();
        }
    }

    @Override
    protected Server start(Path home, ServerKey key, Path pem) throws Exception {
        ObjectStoreServer store = RealServers.objectStore();
        return new Store(store, TlsTerminator.to(store.endpoint().getPort(), key), pem);
    }
}
