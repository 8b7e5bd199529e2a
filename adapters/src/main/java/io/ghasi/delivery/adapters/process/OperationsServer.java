package io.ghasi.delivery.adapters.process;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/** {@code /metrics} on a port of its own, which is not for the world; with probes where the process serves nothing else. */
public final class OperationsServer implements AutoCloseable {
    private static final String METRICS = "text/plain; version=0.0.4; charset=utf-8";
    private static final String JSON = "application/json";

    private final HttpServer server;

    /** Listens on {@code port}; 0 picks one. */
    public OperationsServer(int port, PrometheusMeterRegistry registry) throws IOException {
        server = HttpServer.create(new InetSocketAddress(port), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/metrics", exchange -> answer(exchange, 200, METRICS, registry.scrape()));
        server.start();
    }

    /** Answers {@code /healthz} and {@code /readyz} too. */
    public OperationsServer withProbes(Probes probes) {
        server.createContext("/healthz", exchange -> answer(exchange, probes.alive()));
        server.createContext("/readyz", exchange -> answer(exchange, probes.ready()));
        return this;
    }

    private static void answer(HttpExchange exchange, Probes.Answer answer) throws IOException {
        answer(exchange, answer.isUp() ? 200 : 503, JSON, answer.body());
    }

    private static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** Where it listens. */
    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
