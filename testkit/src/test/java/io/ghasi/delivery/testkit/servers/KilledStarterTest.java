package io.ghasi.delivery.testkit.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledStarterTest {
    @TempDir
    Path home;

    @Test
    void servers_end_with_a_starter_that_is_killed() throws Exception {
        // Given
        Process starter = start();
        List<Integer> ports = ports(starter);
        // When
        starter.destroyForcibly().waitFor();
        // Then
        await().until(() -> ports.stream().allMatch(Ports::isFree));
    }

    @Test
    void postgresql_waits_for_the_one_before_it_to_end() throws Exception {
        // Given
        Process starter = start();
        List<Integer> ports = ports(starter);
        // When
        starter.destroyForcibly().waitFor();
        // Then
        try (PostgresServer server = PostgresServer.open(home.resolve("postgres"));
                Connection connection = server.connect("postgres", server.superuser());
                ResultSet row = connection.createStatement().executeQuery("SELECT answer FROM kept")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getInt(1)).isEqualTo(42);
        }
        await().until(() -> ports.stream().allMatch(Ports::isFree));
    }

    private Process start() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Starter.class.getName(),
                        home.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static List<Integer> ports(Process starter) throws IOException {
        String line = starter.inputReader().readLine();
        return Arrays.stream(line.split(" ", -1)).map(Integer::valueOf).toList();
    }
}
