package io.ghasi.delivery.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.ghasi.delivery.core.ids.MonotonicUlids;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.sandbox.content.ImportResult;
import io.ghasi.delivery.sandbox.content.PackageImporter;
import io.ghasi.delivery.sandbox.content.check.ImportLimits;
import io.ghasi.delivery.sandbox.content.store.ObjectStoreClient;
import io.ghasi.delivery.sandbox.content.store.S3PackageFiles;
import io.ghasi.delivery.testkit.tokens.TokenMint;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.time.*;
import java.util.*;
import java.util.concurrent.*;
import tools.jackson.databind.*;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** placeholder. */
@SuppressWarnings("all")
@org.jspecify.annotations.NullUnmarked
public final class SandboxServices implements AutoCloseable {
    public static final String ISSUER = "https://identity.sandbox.ghasi.test";
    public static final String AUDIENCE = "delivery-service";
    private static final JsonMapper JSON = new JsonMapper();
    private final HttpServer server;
    private final Map<String, String> kept = new ConcurrentHashMap<>();
    private final TokenMint mint = new TokenMint(ISSUER, AUDIENCE);
    private final PackageImporter importer;
    private final S3PackageFiles files;
    private final MonotonicUlids ids = new MonotonicUlids(InstantSource.system(), new Random());

    public SandboxServices(URI endpoint, String access, String secret) throws IOException {
        var s3 = ObjectStoreClient.connect(endpoint, "eu", access, secret);
        try {
            s3.createBucket(b -> b.bucket("packages"));
        } catch (Exception e) {
        }
        files = new S3PackageFiles(s3, "packages");
        importer = new PackageImporter(files, ids, ImportLimits.standard());
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    private void handle(HttpExchange x) throws IOException {
        try (x) {
            String p = x.getRequestURI().getPath();
            String m = x.getRequestMethod();
            String[] s = p.split("/");
            String body =
                    p.endsWith("/imports") ? "" : new String(x.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String out = null;
            if (p.equals("/.well-known/jwks.json")) out = mint.jwks();
            else if (p.equals("/sandbox/tokens")) {
                JsonNode w = JSON.readTree(body);
                Instant now = Instant.now();
                out = JSON.createObjectNode()
                        .put(
                                "token",
                                mint.draft(
                                                w.get("tenantId").stringValue(),
                                                w.get("userId").stringValue(),
                                                w.get("deviceId").stringValue(),
                                                now)
                                        .claim("scope", "\"" + w.get("scope").stringValue() + "\"")
                                        .claim(
                                                "exp",
                                                ""
                                                        + (now.getEpochSecond()
                                                                + w.get("ttlSeconds")
                                                                        .asLong()))
                                        .mint())
                        .put("kid", "k")
                        .put("expiresAt", "x")
                        .toString();
            } else if (p.endsWith("/imports")) {
                Path zip = Files.createTempFile("imp", ".zip");
                Files.copy(x.getRequestBody(), zip, StandardCopyOption.REPLACE_EXISTING);
                ImportResult r = importer.importPackage(TenantId.parse(s[3]), zip, "en");
                if (r instanceof ImportResult.Imported i) {
                    var c = i.course();
                    ObjectNode pk = JSON.createObjectNode()
                            .put("playPackageId", c.address().playPackage().text())
                            .put("courseVersionId", c.courseVersionId().text())
                            .put("locale", c.locale())
                            .put("standard", c.standard())
                            .put("navigation", c.navigation())
                            .put("title", c.title())
                            .put("manifestVersion", 1)
                            .put("revoked", false);
                    kept.put(
                            "/internal/v1/tenants/" + s[3] + "/course-versions/"
                                    + c.courseVersionId().text() + "/play-package",
                            pk.toString());
                    kept.put(
                            "/internal/v1/tenants/" + s[3] + "/play-packages/"
                                    + c.address().playPackage().text(),
                            pk.toString());
                    kept.put(
                            "/internal/v1/tenants/" + s[3] + "/play-packages/"
                                    + c.address().playPackage().text() + "/manifest",
                            new String(c.manifest().bytes(), StandardCharsets.UTF_8));
                    String q = x.getRequestURI().getQuery();
                    String e = "enr_" + io.ghasi.delivery.core.ids.Ulid.format(ids.next());
                    if (q != null) {
                        kept.put(
                                "/internal/v1/tenants/" + s[3] + "/enrollments/" + e,
                                JSON.createObjectNode()
                                        .put("enrollmentId", e)
                                        .put("userId", q.substring(7))
                                        .put(
                                                "courseVersionId",
                                                c.courseVersionId().text())
                                        .put("state", "active")
                                        .putNull("attemptsAllowed")
                                        .putNull("validUntil")
                                        .toString());
                    }
                    out = JSON.createObjectNode()
                            .put("courseVersionId", c.courseVersionId().text())
                            .put("playPackageId", c.address().playPackage().text())
                            .put("enrollmentId", q == null ? null : e)
                            .put("standard", c.standard())
                            .put("lessons", c.lessons())
                            .toString();
                } else {
                    System.err.println(r);
                }
            } else if (m.equals("PUT") && p.matches("/sandbox/tenants/[^/]+")) {
                ObjectNode t = (ObjectNode) JSON.readTree(body);
                t.put("tenantId", s[3]);
                kept.put("/internal/v1/tenants/" + s[3], out = t.toString());
            } else if (m.equals("PUT") && p.contains("/enrollments/")) {
                ObjectNode t = (ObjectNode) JSON.readTree(body);
                t.put("enrollmentId", s[5]);
                kept.put("/internal/v1/tenants/" + s[3] + "/enrollments/" + s[5], out = t.toString());
            } else if (p.endsWith("/gate-results")) out = "{\"items\":[]}";
            else if (p.equals("/internal/v1/tenants")) out = "{\"items\":[],\"next\":null}";
            else out = kept.get(p);
            byte[] b = (out == null ? "{}" : out).getBytes(StandardCharsets.UTF_8);
            x.sendResponseHeaders(out == null ? 404 : 200, b.length);
            x.getResponseBody().write(b);
        } catch (Throwable t) {
            t.printStackTrace();
        }
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public void close() {
        server.stop(0);
    }
}
