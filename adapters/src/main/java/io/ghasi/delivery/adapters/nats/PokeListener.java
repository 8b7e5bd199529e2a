package io.ghasi.delivery.adapters.nats;

import io.nats.client.Connection;
import io.nats.client.Dispatcher;

/** Hears pokes: every listener hears every poke. */
public final class PokeListener implements AutoCloseable {
    private final Connection connection;
    private final Dispatcher dispatcher;

    private PokeListener(Connection connection, String subject, Runnable poked) {
        this.connection = connection;
        this.dispatcher = connection.createDispatcher(_ -> poked.run()).subscribe(subject);
    }

    /** Runs {@code poked}, which should be quick, whenever {@code connection} tells of commits. */
    public static PokeListener ofCommits(Connection connection, Runnable poked) {
        return new PokeListener(connection, PokeSender.COMMITS, poked);
    }

    /** Runs {@code poked}, which should be quick, whenever {@code connection} tells of shares. */
    public static PokeListener ofShares(Connection connection, Runnable poked) {
        return new PokeListener(connection, PokeSender.SHARES, poked);
    }

    @Override
    public void close() {
        if (dispatcher.isActive()) {
            connection.closeDispatcher(dispatcher);
        }
    }
}
