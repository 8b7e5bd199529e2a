package io.ghasi.delivery.adapters.nats;

import io.ghasi.delivery.adapters.telemetry.HeardLog;
import io.ghasi.delivery.adapters.tls.TlsContract;
import io.ghasi.delivery.testkit.servers.NatsServer;
import io.ghasi.delivery.testkit.tls.ServerKey;
import io.nats.client.Connection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

@SuppressWarnings("try")
class NatsTlsTest extends TlsContract {
    private record Nats(NatsServer server, NatsSettings settings) implements Server {
        @Override
        public void present(ServerKey key) throws Exception {
            server.present(key);
        }

        @Override
        public String refusal() throws Exception {
            try (HeardLog log = HeardLog.of(ConnectionLog.class)) {
                try (Connection _ = NatsConnections.open(settings)) {
                    return "";
                } catch (IOException e) {
                    return log.text() + e.getMessage();
                }
            }
        }

        @Override
        public void close() {
            server.close();
        }
    }

    @Override
    protected Server start(Path home, ServerKey key, Path authorities) throws Exception {
        NatsServer server = NatsServer.createSecure(home, key);
        String name = server.url().replace("127.0.0.1", "localhost");
        return new Nats(server, Logins.to(List.of(name), Logins.password(server.login()), authorities));
    }
}
