package io.ghasi.delivery.adapters.redis;

import io.ghasi.delivery.adapters.tls.CertificateFault;
import io.ghasi.delivery.adapters.tls.TlsContract;
import io.ghasi.delivery.testkit.servers.RedisServer;
import io.ghasi.delivery.testkit.tls.ServerKey;
import io.lettuce.core.RedisException;
import java.nio.file.Path;

class RedisTlsTest extends TlsContract {
    private record Redis(RedisServer server, Path authorities) implements Server {
        @Override
        public void present(ServerKey key) throws Exception {
            server.present(key);
        }

        @Override
        public String refusal() throws Exception {
            try (RedisConnector redis =
                    RedisConnector.to(new RedisAccess(RedisUrl.of(server.secureUri()), authorities))) {
                redis.connected().sync().ping();
                return "";
            } catch (RedisException e) {
                return CertificateFault.note(e) + " " + e;
            }
        }

        @Override
        public void close() {
            server.close();
        }
    }

    @Override
    protected Server start(Path home, ServerKey key, Path pem) throws Exception {
        RedisServer server = RedisServer.create(home);
        server.present(key);
        return new Redis(server, pem);
    }
}
