package io.ghasi.delivery.adapters.nats;

import io.ghasi.delivery.adapters.telemetry.LogEvent;
import io.nats.client.Connection;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells relays of commits, for a process that needs NATS for nothing else: it starts, and answers, whether NATS can be reached or not. As long as it
 * cannot, nobody is told, and relays look for themselves.
 */
public final class CommitPokes implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Logger LOG = LoggerFactory.getLogger(CommitPokes.class);

    private final Thread connecting;
    private volatile @Nullable PokeSender sender;
    private volatile @Nullable Connection connection;

    /** Begins to connect, and returns. */
    public CommitPokes(NatsSettings settings) {
        this.connecting = Thread.ofVirtual().name("nats-connect").start(() -> connect(settings));
    }

    private void connect(NatsSettings settings) {
        try {
            Connection opened = NatsConnections.await(settings);
            connection = opened;
            sender = PokeSender.ofCommits(opened);
        } catch (InterruptedException _) {
            LOG.info(LogEvent.PROCESS_ENDED_EARLY, "told to end before NATS could be reached");
        } catch (IOException e) {
            LOG.error(LogEvent.COMMITS_UNTOLD, "nobody will be told of commits: {}", e.getMessage());
        }
    }

    /** Never throws, never waits. */
    public void poke() {
        PokeSender now = sender;
        if (now != null) {
            now.poke();
        }
    }

    @Override
    public void close() {
        connecting.interrupt();
        try {
            // What it waits for may take the interrupt for its own.
            boolean _ = connecting.join(PATIENCE);
            if (sender != null) {
                sender.close();
            }
            if (connection != null) {
                connection.close();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
