package io.ghasi.delivery.sandbox.control;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Asks the sandbox's own operations; {@code contracts/openapi/neighbours.yaml} says what they are. */
public final class SandboxClient implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final URI base;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    public SandboxClient(URI base) {
        this.base = base;
    }

    /** Who a token is for. */
    public record Bearer(String tenant, String user, String device) {}

    /** A token for {@code bearer} with the permissions of {@code scope}. */
    public String token(Bearer bearer, String scope, Duration ttl) throws IOException {
        ObjectNode body = JSON.createObjectNode()
                .put("tenantId", bearer.tenant())
                .put("userId", bearer.user())
                .put("deviceId", bearer.device())
                .put("scope", scope)
                .put("ttlSeconds", ttl.toSeconds());
        return send("POST", "/sandbox/tokens", body).required("token").stringValue();
    }

    /** Makes a tenant at home in {@code region}, whose pages may come from {@code origins}. */
    public void putTenant(String tenant, String region, String... origins) throws IOException {
        putTenant(tenant, region, URI.create("https://" + region + ".delivery.sandbox.ghasi.test"), origins);
    }

    /** The same, with the api of its region at {@code homeUrl}. */
    public void putTenant(String tenant, String region, URI homeUrl, String... origins) throws IOException {
        ObjectNode body = JSON.createObjectNode().put("region", region).put("homeUrl", homeUrl.toString());
        ArrayNode allowed = body.putObject("settings")
                .put("inactivityMinutes", 60)
                .put("abandonAfterDays", 30)
                .put("aiEnabled", true)
                .put("offlineEnabled", true)
                .put("turnBudget", 100)
                .putArray("allowedOrigins");
        for (String origin : origins) {
            allowed.add(origin);
        }
        send("PUT", "/sandbox/tenants/" + tenant, body);
    }

    /** Imports {@code zipOrFolder} for {@code tenant}; enrolls {@code user}, where given. The answer as it came. */
    public JsonNode importPackage(Path zipOrFolder, String tenant, @Nullable String user) throws IOException {
        String query = user == null ? "" : "?enroll=" + URLEncoder.encode(user, StandardCharsets.UTF_8);
        String path = "/sandbox/tenants/" + tenant + "/imports" + query;
        if (!Files.isDirectory(zipOrFolder)) {
            return send("POST", path, BodyPublishers.ofFile(zipOrFolder), "application/zip");
        }
        Path zip = Files.createTempFile("delivery-import", ".zip");
        try {
            FolderZip.write(zipOrFolder, zip);
            return send("POST", path, BodyPublishers.ofFile(zip), "application/zip");
        } finally {
            Files.delete(zip);
        }
    }

    /** Sends a JSON body. */
    public JsonNode send(String method, String path, ObjectNode body) throws IOException {
        return send(method, path, BodyPublishers.ofString(body.toString()), "application/json");
    }

    /**
     * Sends a body of {@code type}.
     *
     * @throws Refused with the sandbox's own words where it refuses
     */
    public JsonNode send(String method, String path, BodyPublisher body, String type) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path))
                .method(method, body)
                .header("Content-Type", type)
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new Refused(answer.statusCode(), answer.body());
            }
            return JSON.readTree(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
