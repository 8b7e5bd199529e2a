package io.ghasi.delivery.acceptance.tenants.world;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A content-service whose tenants have packages under the same ids. The sandbox draws new ids with each import, and so cannot show what
 * becomes of a package that is cached, stored or asked for without its tenant.
 */
public final class TwinContent implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String SHA_256 = "0".repeat(64);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private final Map<String, byte[]> documents = new ConcurrentHashMap<>();

    private TwinContent(HttpServer server) {
        this.server = server;
    }

    /** One that has nothing yet. */
    public static TwinContent start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        TwinContent content = new TwinContent(server);
        server.setExecutor(content.threads);
        server.createContext("/", content::answer);
        server.start();
        return content;
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Publishes every course of {@code world}, for each tenant that has it. */
    void publish(World world) {
        for (Side side : Side.values()) {
            for (CourseName name : CourseName.values()) {
                if (name.isOn(side)) {
                    publish(new TwinCourse(name, side), world);
                }
            }
        }
    }

    private void publish(TwinCourse course, World world) {
        String tenant = "/internal/v1/tenants/" + world.tenant(course.side()).text();
        World.Edition edition = world.edition(course.name(), course.side());
        String pack = tenant + "/play-packages/" + edition.pack().text();
        keep(tenant + "/course-versions/" + edition.version().text() + "/play-package", facts(course, edition));
        keep(pack, facts(course, edition));
        keep(pack + "/manifest", TwinManifest.of(course, edition));
    }

    private static ObjectNode facts(TwinCourse course, World.Edition edition) {
        return JSON.createObjectNode()
                .put("playPackageId", edition.pack().text())
                .put("courseVersionId", edition.version().text())
                .put("locale", course.side().locale())
                .put("standard", "native")
                .put("navigation", "branching")
                .put("title", course.title())
                .put("manifestVersion", 1)
                .put("manifestSha256", SHA_256)
                .put("revoked", false);
    }

    private void keep(String path, ObjectNode document) {
        documents.put(path, document.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] document = documents.get(exchange.getRequestURI().getPath());
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            if (document == null) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            exchange.sendResponseHeaders(200, document.length);
            exchange.getResponseBody().write(document);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
