package io.ghasi.delivery.adapters.platform;

import java.net.URI;
import java.net.http.HttpClient;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The way to the neighbour services: connections that they share. */
public final class Neighbours implements AutoCloseable {
    private final Patience patience;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client;

    public Neighbours(Patience patience) {
        this.patience = patience;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(patience.connect())
                .followRedirects(HttpClient.Redirect.NEVER)
                .executor(threads)
                .build();
    }

    /** The one called {@code name}, which answers under {@code base}. */
    Neighbour at(String name, URI base) {
        return new Neighbour(name, base, client, patience);
    }

    @Override
    public void close() {
        client.shutdownNow();
        threads.shutdownNow();
    }
}
