package io.ghasi.delivery.bench.load;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The JDK's own HTTP server, answering by a script and remembering what it was asked. */
final class ScriptedServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Collection<Asked> asked = new ConcurrentLinkedQueue<>();

    /** A request as it came. */
    record Asked(String line, String tenant, String authorization, String key, String body) {}

    /** How to answer. */
    @FunctionalInterface
    interface Script {
        int status(Asked asked);
    }

    ScriptedServer(Script script) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> serve(exchange, script));
        server.start();
    }

    private void serve(HttpExchange exchange, Script script) {
        try (exchange) {
            Asked one = new Asked(
                    exchange.getRequestMethod() + " " + exchange.getRequestURI(),
                    header(exchange, "X-Tenant-Id"),
                    header(exchange, "Authorization"),
                    header(exchange, "Idempotency-Key"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            asked.add(one);
            int status = script.status(one);
            byte[] body = ("{\"status\":" + status + "}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    InetSocketAddress address() {
        return server.getAddress();
    }

    Collection<Asked> asked() {
        return asked;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
