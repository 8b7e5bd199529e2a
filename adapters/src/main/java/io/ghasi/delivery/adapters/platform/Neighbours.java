package io.ghasi.delivery.adapters.platform;

import io.ghasi.delivery.adapters.tls.Authorities;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** The way to the neighbour services: connections that they share. */
public final class Neighbours implements AutoCloseable {
    private final Patience patience;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client;

    /** {@code authorities}: who vouches for those that are reached over TLS; null for those whom the JVM trusts. */
    public Neighbours(Patience patience, @Nullable Authorities authorities) {
        this.patience = patience;
        this.client = Authorities.client(authorities)
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
