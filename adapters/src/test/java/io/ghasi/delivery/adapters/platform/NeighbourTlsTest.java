package io.ghasi.delivery.adapters.platform;

import io.ghasi.delivery.adapters.tls.Authorities;
import io.ghasi.delivery.adapters.tls.CertificateFault;
import io.ghasi.delivery.adapters.tls.TlsContract;
import io.ghasi.delivery.core.faults.DependencyUnavailable;
import io.ghasi.delivery.core.ids.EnrollmentId;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.testkit.tls.ServerKey;
import io.ghasi.delivery.testkit.tls.TlsTerminator;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;

class NeighbourTlsTest extends TlsContract {
    private static final Patience PATIENCE = new Patience(Duration.ofSeconds(2), Duration.ofSeconds(5), 0);

    private record Service(OddNeighbour service, TlsTerminator terminator, Path authorities) implements Server {
        @Override
        public void present(ServerKey key) throws Exception {
            terminator.present(key);
        }

        @Override
        public String refusal() throws Exception {
            try (Neighbours neighbours = new Neighbours(PATIENCE, Authorities.in(authorities))) {
                URI address = URI.create("https://localhost:" + terminator.port());
                new HttpEnrollments(neighbours, address)
                        .find(new TenantId(new UUID(1, 1)), new EnrollmentId(new UUID(1, 2)));
                return "";
            } catch (DependencyUnavailable e) {
                return CertificateFault.note(e) + " " + e.getMessage();
            }
        }

        @Override
        public void close() {
            terminator.close();
            service.close();
        }
    }

    @Override
    protected Server start(Path home, ServerKey key, Path pem) throws Exception {
        OddNeighbour service = new OddNeighbour();
        return new Service(service, TlsTerminator.to(service.uri().getPort(), key), pem);
    }
}
