package io.ghasi.delivery.sandbox.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Routes behind a port on loopback, one virtual thread a request. */
public final class HttpService implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 5;
    private static final long FORGIVEN_BYTES = 16L << 20;

    static {
        // The JDK's server writes head and body apart; with Nagle's algorithm the second waits 40 ms for the first
        // one's ACK.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private HttpService(HttpServer server, Router router) {
        this.server = server;
        server.setExecutor(threads);
        server.createContext("/", exchange -> handle(exchange, router));
        server.start();
    }

    /**
     * Serves {@code routes} until it is closed.
     *
     * @param port 0 for any that is free
     */
    public static HttpService start(int port, List<Route> routes) throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
        return new HttpService(HttpServer.create(address, 0), new Router(routes));
    }

    /** Where it is. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private static void handle(HttpExchange exchange, Router router) throws IOException {
        try (exchange) {
            Answer answer = router.answer(exchange);
            if (answer.status() >= 400) {
                forgive(exchange.getRequestBody());
            }
            exchange.getResponseHeaders().set("Content-Type", answer.mediaType());
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(answer.status(), answer.body().length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(answer.body());
            }
        }
    }

    // A client that still sends would find the connection closed, and never read why.
    private static void forgive(InputStream body) throws IOException {
        byte[] buffer = new byte[8192];
        long left = FORGIVEN_BYTES;
        for (int read = 0; read >= 0 && left > 0; left -= read) {
            read = body.read(buffer);
        }
    }

    @Override
    public void close() {
        server.stop(PATIENCE_SECONDS);
        threads.close();
    }
}
