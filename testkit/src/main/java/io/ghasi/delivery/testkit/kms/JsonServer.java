package io.ghasi.delivery.testkit.kms;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** HTTP on loopback that is asked and answers in JSON, or says whatever it is told to say instead. */
final class JsonServer implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile @Nullable Reply instead;

    /** A request; {@code json} is empty where the body is none. */
    record Request(String method, String path, Headers headers, String body, ObjectNode json) {
        String header(String name) {
            String value = headers.getFirst(name);
            return value == null ? "" : value;
        }

        String text(String member) {
            return json.path(member).asString("");
        }
    }

    record Reply(int status, String body) {
        static Reply ok(ObjectNode json) {
            return new Reply(200, json.toString());
        }
    }

    interface Answers {
        Reply answer(Request request) throws Exception;
    }

    JsonServer(Answers answers) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> serve(exchange, answers));
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** What came, each as {@code POST /path} with its {@code X-Amz-Target}, if it has one. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    /** Every request is answered with this from now on, whoever asks; null: as it ought to be. */
    void answerInstead(@Nullable Reply reply) {
        instead = reply;
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private void serve(HttpExchange exchange, Answers answers) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String path = exchange.getRequestURI().getRawPath();
            Request request =
                    new Request(exchange.getRequestMethod(), path, exchange.getRequestHeaders(), body, read(body));
            asked.add((request.method() + " " + path + " " + request.header("X-Amz-Target")).strip());
            Reply told = instead;
            Reply reply = told == null ? reply(request, answers) : told;
            byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static Reply reply(Request request, Answers answers) {
        try {
            return answers.answer(request);
        } catch (Exception e) {
            return new Reply(500, object().put("message", String.valueOf(e)).toString());
        }
    }

    private static ObjectNode read(String body) {
        try {
            return !body.isEmpty() && JSON.readTree(body) instanceof ObjectNode object ? object : object();
        } catch (JacksonException _) {
            return object();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
