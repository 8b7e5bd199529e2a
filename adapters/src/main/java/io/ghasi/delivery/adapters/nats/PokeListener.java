package io.ghasi.delivery.adapters.nats;

import io.nats.client.Connection;
import io.nats.client.Dispatcher;

/** Hears pokes: every listener hears every poke. */
public final class PokeListener implements AutoCloseable {
    private final Connection connection;
    private final Dispatcher dispatcher;

    /** Runs {@code poked}, which should be quick, at each poke that comes over {@code connection}. */
    public PokeListener(Connection connection, Runnable poked) {
        this.connection = connection;
        this.dispatcher = connection.createDispatcher(_ -> poked.run()).subscribe(PokeSender.SUBJECT);
    }

    @Override
    public void close() {
        if (dispatcher.isActive()) {
            connection.closeDispatcher(dispatcher);
        }
    }
}
