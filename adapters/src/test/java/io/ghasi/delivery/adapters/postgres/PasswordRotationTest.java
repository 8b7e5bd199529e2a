package io.ghasi.delivery.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.ghasi.delivery.adapters.secrets.Secrets;
import io.ghasi.delivery.core.tenancy.Region;
import io.ghasi.delivery.testkit.mounts.MountedSecret;
import io.ghasi.delivery.testkit.servers.PgBouncerServer;
import io.ghasi.delivery.testkit.servers.PostgresServer.Login;
import io.ghasi.delivery.testkit.servers.RealServers;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PasswordRotationTest {
    private static final String USER = "rotated";
    private static final String OLD = "the-old-password";
    private static final String NEW = "the-new-password";

    @TempDir
    private Path folder;

    private MountedSecret mount;

    @BeforeEach
    void create() throws Exception {
        RealServers.postgres().execute("postgres", "CREATE ROLE " + USER + " LOGIN PASSWORD '" + OLD + "'");
        mount = MountedSecret.of(folder.resolve("secrets"), Map.of("password", OLD));
    }

    @AfterEach
    void drop() throws Exception {
        RealServers.postgres().execute("postgres", "DROP ROLE " + USER);
    }

    private PoolSettings at(String url) {
        return new PoolSettings(url, USER, Secrets.in(mount, "password"), Region.EU, 2, Duration.ofSeconds(5), "test")
                .shared(2, Duration.ofSeconds(1));
    }

    private static void change(String password) throws SQLException {
        RealServers.postgres().execute("postgres", "ALTER ROLE " + USER + " PASSWORD '" + password + "'");
    }

    private void mount(String password) throws IOException {
        mount.swap(Map.of("password", password));
    }

    private static int backend(HikariDataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
            row.next();
            return row.getInt(1);
        }
    }

    @Test
    void connections_are_renewed_once_the_database_takes_the_new_password_and_not_before() throws Exception {
        PoolSettings settings = at(RealServers.postgres().jdbcUrl("postgres"));
        try (HikariDataSource pool = settings.open()) {
            PoolRenewal renewal = settings.renewal(pool);
            int before = backend(pool);
            // When the file comes first
            mount(NEW);
            renewal.run();
            // Then nobody is sent away, and whoever comes anew gets in with the old one
            assertThat(backend(pool)).isEqualTo(before);
            try (HikariDataSource another = settings.open()) {
                assertThat(backend(another)).isPositive();
            }
            // When
            change(NEW);
            renewal.run();
            // Then
            await().untilAsserted(() -> assertThat(backend(pool)).isNotEqualTo(before));
        }
        try (HikariDataSource later = settings.open()) {
            change("another");
            // The old one is of no use any more, and not tried.
            assertThatThrownBy(later::getConnection).hasRootCauseMessage("""
                    FATAL: password authentication failed for user "rotated\"""");
        }
    }

    @Test
    void through_pgbouncer_too() throws Exception {
        int port = RealServers.postgres().port();
        try (PgBouncerServer bouncer =
                PgBouncerServer.create(folder.resolve("bouncer"), port, List.of(new Login(USER, OLD)), 2)) {
            PoolSettings settings = at(bouncer.jdbcUrl("postgres"));
            try (HikariDataSource pool = settings.open()) {
                assertThat(backend(pool)).isPositive();
                mount(NEW);
                settings.renewal(pool).run();
                try (HikariDataSource another = settings.open()) {
                    assertThat(backend(another)).isPositive();
                }
                // When PgBouncer, which has one password, and then PostgreSQL are told
                bouncer.admit(List.of(new Login(USER, NEW)));
                change(NEW);
                // Then whoever has the new one alone comes in
                await().ignoreExceptions().untilAsserted(() -> {
                    try (HikariDataSource fresh =
                            at(bouncer.jdbcUrl("postgres")).open()) {
                        assertThat(backend(fresh)).isPositive();
                    }
                });
                assertThat(backend(pool)).isPositive();
            }
        }
    }
}
