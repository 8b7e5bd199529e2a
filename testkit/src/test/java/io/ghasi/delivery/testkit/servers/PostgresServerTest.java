package io.ghasi.delivery.testkit.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerTest {
    @TempDir
    static Path home;

    private static PostgresServer server;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        server = PostgresServer.create(home.resolve("pg"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void it_is_postgresql_sixteen_and_writes_to_disk_before_it_says_so() throws SQLException {
        assertThat(setting("server_version")).startsWith("16.");
        assertThat(setting("fsync")).isEqualTo("on");
        assertThat(setting("synchronous_commit")).isEqualTo("on");
        assertThat(setting("full_page_writes")).isEqualTo("on");
    }

    @Test
    void nobody_gets_in_without_the_password() {
        PostgresServer.Login guess = new PostgresServer.Login("postgres", "postgres");
        assertThatThrownBy(() -> server.connect("postgres", guess)).isInstanceOf(SQLException.class);
        assertThat(server.superuser().toString())
                .doesNotContain(server.superuser().password());
    }

    @Test
    void what_was_committed_is_there_after_a_power_cut() throws Exception {
        server.execute("postgres", "CREATE TABLE kept AS SELECT 42 AS answer");
        server.crash();
        assertThat(value("SELECT answer FROM kept")).isEqualTo("42");
        server.restart();
        assertThat(value("SELECT answer FROM kept")).isEqualTo("42");
    }

    private static String setting(String name) throws SQLException {
        return value("SHOW " + name);
    }

    private static String value(String sql) throws SQLException {
        try (Connection connection = server.connect("postgres", server.superuser());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }
}
