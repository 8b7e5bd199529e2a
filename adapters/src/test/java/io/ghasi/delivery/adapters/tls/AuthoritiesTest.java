package io.ghasi.delivery.adapters.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ghasi.delivery.adapters.telemetry.HeardLog;
import io.ghasi.delivery.testkit.tls.TestAuthority;
import io.ghasi.delivery.testkit.tls.TlsTerminator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One context, as a client has it that runs for months. */
class AuthoritiesTest {
    @TempDir
    private Path folder;

    @Test
    void whom_a_context_trusts_is_what_its_file_says_with_each_handshake() throws Exception {
        TestAuthority first = TestAuthority.create(folder.resolve("first"));
        TestAuthority second = TestAuthority.create(folder.resolve("second"));
        Path bundle = TestAuthority.bundle(folder.resolve("bundle.pem"), first);
        SSLContext context = Authorities.context(Authorities.in(bundle).trust());
        try (ServerSocket behind = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                TlsTerminator server = TlsTerminator.to(behind.getLocalPort(), first.issue("localhost"));
                HeardLog log = HeardLog.of(Authorities.class)) {
            shake(context, server);
            server.present(second.issue("localhost"));
            assertThatThrownBy(() -> shake(context, server)).isInstanceOf(SSLException.class);
            // When
            TestAuthority.bundle(bundle, first, second);
            // Then
            shake(context, server);
            assertThat(log.text()).contains("vouched for by others");
            // When there is nothing in it, or nothing at all
            Files.writeString(bundle, "");
            shake(context, server);
            Files.delete(bundle);
            // Then it stays as it was
            shake(context, server);
            assertThat(log.text()).contains("there is no certificate in it");
            // When
            TestAuthority.bundle(bundle, first);
            // Then
            server.present(second.issue("localhost"));
            assertThatThrownBy(() -> shake(context, server)).isInstanceOf(SSLException.class);
        }
    }

    private static void shake(SSLContext context, TlsTerminator server) throws IOException {
        try (SSLSocket socket =
                (SSLSocket) context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(10_000);
            socket.startHandshake();
        }
    }
}
