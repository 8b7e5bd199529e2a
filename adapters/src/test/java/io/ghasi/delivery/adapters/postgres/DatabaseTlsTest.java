package io.ghasi.delivery.adapters.postgres;

import com.zaxxer.hikari.HikariDataSource;
import io.ghasi.delivery.adapters.settings.Secret;
import io.ghasi.delivery.adapters.tls.CertificateFault;
import io.ghasi.delivery.adapters.tls.TlsContract;
import io.ghasi.delivery.core.tenancy.Region;
import io.ghasi.delivery.testkit.servers.PostgresServer;
import io.ghasi.delivery.testkit.servers.PostgresServer.Login;
import io.ghasi.delivery.testkit.tls.ServerKey;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

@SuppressWarnings("try")
class DatabaseTlsTest extends TlsContract {
    private record Database(PostgresServer server, PoolSettings pool) implements Server {
        @Override
        public void present(ServerKey key) throws Exception {
            server.present(key);
        }

        @Override
        public String refusal() {
            try (HikariDataSource opened = pool.open();
                    Connection _ = opened.getConnection()) {
                return "";
            } catch (SQLException e) {
                return CertificateFault.note(e) + " " + e.getMessage();
            }
        }

        @Override
        public void close() {
            server.close();
        }
    }

    @Override
    protected Server start(Path home, ServerKey key, Path authorities) throws Exception {
        PostgresServer server = PostgresServer.create(home);
        server.present(key);
        Login login = server.superuser();
        String url = "jdbc:postgresql://localhost:" + server.port() + "/postgres?sslmode=verify-full&sslrootcert="
                + authorities;
        PoolSettings pool = new PoolSettings(
                url, login.user(), new Secret(login.password()), Region.EU, 1, Duration.ofSeconds(5), "test");
        return new Database(server, pool.shared(1, Duration.ofMillis(500)));
    }
}
