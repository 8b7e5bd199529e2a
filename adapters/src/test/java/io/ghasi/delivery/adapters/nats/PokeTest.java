package io.ghasi.delivery.adapters.nats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ghasi.delivery.testkit.concurrency.Concurrent;
import io.ghasi.delivery.testkit.servers.NatsServer;
import io.ghasi.delivery.testkit.servers.RealServers;
import io.nats.client.Connection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

// Connections may be interrupted while they close: so may a test.
@SuppressWarnings("try")
class PokeTest {
    @Test
    void many_pokes_are_few_and_every_listener_hears_them() throws Exception {
        AtomicInteger first = new AtomicInteger();
        AtomicInteger second = new AtomicInteger();
        try (Connection connection = RealServers.nats().connect();
                PokeListener _ = PokeListener.ofCommits(connection, first::incrementAndGet);
                PokeListener _ = PokeListener.ofCommits(connection, second::incrementAndGet);
                PokeSender sender = PokeSender.ofCommits(connection)) {
            connection.flush(Duration.ofSeconds(10));
            for (int i = 0; i < 10_000; i++) {
                sender.poke();
            }
            await().until(() -> first.get() > 0 && second.get() > 0);
            assertThat(first.get()).isLessThan(1_000);
        }
    }

    @Concurrent
    void whatever_was_committed_before_a_poke_is_seen_after_it() throws Exception {
        AtomicLong committed = new AtomicLong();
        AtomicLong seen = new AtomicLong();
        try (Connection connection = RealServers.nats().connect();
                PokeListener _ = PokeListener.ofCommits(connection, () -> seen.set(committed.get()));
                PokeSender sender = PokeSender.ofCommits(connection)) {
            connection.flush(Duration.ofSeconds(10));
            for (int i = 0; i < 5_000; i++) {
                committed.incrementAndGet();
                sender.poke();
            }
            await().until(() -> seen.get() == 5_000);
        }
    }

    @Test
    void without_a_server_and_after_its_end_a_poke_is_nothing(@TempDir Path home) throws Exception {
        try (NatsServer server = NatsServer.create(home.resolve("gone"));
                Connection connection = NatsConnections.open(Logins.to(server))) {
            PokeSender sender = PokeSender.ofCommits(connection);
            server.kill();
            await().until(() -> connection.getStatus() != Connection.Status.CONNECTED);
            sender.poke();
            server.start();
            await().atMost(Duration.ofSeconds(30)).until(() -> connection.getStatus() == Connection.Status.CONNECTED);
            AtomicInteger heard = new AtomicInteger();
            try (PokeListener _ = PokeListener.ofCommits(connection, heard::incrementAndGet)) {
                connection.flush(Duration.ofSeconds(10));
                await().until(() -> {
                    sender.poke();
                    return heard.get() > 0;
                });
            }
            sender.close();
            sender.poke();
        }
    }
}
