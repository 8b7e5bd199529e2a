package io.ghasi.delivery.acceptance.tenants;

import io.ghasi.delivery.acceptance.tenants.model.Span;
import io.ghasi.delivery.acceptance.tenants.request.Exchange;
import io.ghasi.delivery.acceptance.tenants.request.Wardrobe;
import io.ghasi.delivery.journey.client.Call;
import io.ghasi.delivery.journey.client.Client;
import io.ghasi.delivery.journey.client.Reply;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Sends exchanges. Thread-safe. */
final class Post implements AutoCloseable {
    private final Client client;
    private final Wardrobe wardrobe;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Post(Client client, Wardrobe wardrobe) {
        this.client = client;
        this.wardrobe = wardrobe;
    }

    /** An answer that breaks the contract throws an {@link AssertionError} that tells it. */
    Sent send(Exchange exchange) throws IOException, InterruptedException {
        Call call = wardrobe.dress(exchange);
        Instant sent = Instant.now();
        Reply reply = client.send(call);
        return new Sent(exchange, reply, new Span(sent, Instant.now()));
    }

    /** How long {@code exchange} takes, in nanoseconds. */
    long time(Exchange exchange) throws IOException, InterruptedException {
        Call call = wardrobe.dress(exchange);
        long began = System.nanoTime();
        client.send(call);
        return System.nanoTime() - began;
    }

    /** Both at once, in their order. */
    List<Sent> sendTogether(Exchange one, Exchange other) throws IOException, InterruptedException {
        Future<Sent> beside = threads.submit(() -> send(other));
        Sent first = send(one);
        try {
            return List.of(first, beside.get());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AssertionError broken) {
                throw broken;
            }
            throw e.getCause() instanceof IOException lost ? lost : new IOException(e);
        }
    }

    @Override
    public void close() {
        threads.close();
    }
}
