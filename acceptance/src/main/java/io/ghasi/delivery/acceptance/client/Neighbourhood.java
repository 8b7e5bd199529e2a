package io.ghasi.delivery.acceptance.client;

import io.ghasi.delivery.core.ids.CourseVersionId;
import io.ghasi.delivery.core.ids.EnrollmentId;
import io.ghasi.delivery.core.ids.TenantId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Sets the sandbox's neighbours up; {@code contracts/openapi/neighbours.yaml} says how. Whatever they refuse is an error. */
public final class Neighbourhood implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final URI base;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    public Neighbourhood(URI base) {
        this.base = base;
    }

    /** Makes a tenant at home in {@code region}, whose pages may come from {@code origins}. */
    public void tenant(TenantId tenant, String region, String... origins) {
        ObjectNode body =
                JSON.createObjectNode().put("region", region).put("homeUrl", "https://" + region + ".example");
        ObjectNode settings = body.putObject("settings")
                .put("inactivityMinutes", 60)
                .put("abandonAfterDays", 30)
                .put("aiEnabled", true)
                .put("offlineEnabled", true)
                .put("turnBudget", 100);
        var allowed = settings.putArray("allowedOrigins");
        for (String origin : origins) {
            allowed.add(origin);
        }
        send("PUT", "/sandbox/tenants/" + tenant.text(), json(body));
    }

    /** What content-service says of an import. */
    public record Imported(CourseVersionId course, JsonNode answer) {}

    /** Imports the zip for {@code tenant}. */
    public Imported course(TenantId tenant, Path zip) {
        try {
            JsonNode answer = send(
                    "POST",
                    "/sandbox/tenants/" + tenant.text() + "/imports",
                    HttpRequest.BodyPublishers.ofFile(zip),
                    "application/zip");
            CourseVersionId course =
                    CourseVersionId.parse(answer.required("courseVersionId").stringValue());
            if (course == null) {
                throw new IllegalStateException("no course version in " + answer);
            }
            return new Imported(course, answer);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Enrolls {@code learner}, with no bound on attempts, in {@code state}. */
    public void enrollment(EnrollmentId id, Learner learner, CourseVersionId course, String state) {
        enrollment(id, learner, course, state, null);
    }

    /** Enrolls {@code learner} for {@code attempts}, null for no bound. */
    public void enrollment(
            EnrollmentId id,
            Learner learner,
            CourseVersionId course,
            String state,
            @org.jspecify.annotations.Nullable Integer attempts) {
        ObjectNode body = JSON.createObjectNode()
                .put("userId", learner.user().text())
                .put("courseVersionId", course.text())
                .put("state", state)
                .put("attemptsAllowed", attempts)
                .putNull("validUntil");
        send("PUT", "/sandbox/tenants/" + learner.tenant().text() + "/enrollments/" + id.text(), json(body));
    }

    /** Scores a gate. */
    public void gate(EnrollmentId enrollment, Learner learner, String gate, boolean passed) {
        ObjectNode body = JSON.createObjectNode()
                .put("userId", learner.user().text())
                .put("enrollmentId", enrollment.text())
                .put("gateId", gate)
                .put("passed", passed);
        send("PUT", "/sandbox/tenants/" + learner.tenant().text() + "/gate-results", json(body));
    }

    /** A token for {@code learner} with the permissions of {@code scope}. */
    public String token(Learner learner, String scope, Duration ttl) {
        ObjectNode body = JSON.createObjectNode()
                .put("tenantId", learner.tenant().text())
                .put("userId", learner.user().text())
                .put("deviceId", learner.device().text())
                .put("scope", scope)
                .put("ttlSeconds", ttl.toSeconds());
        return send("POST", "/sandbox/tokens", json(body)).required("token").stringValue();
    }

    /** Signs with a new key from now on. */
    public void rotateKeys() {
        send("POST", "/sandbox/keys/rotate", HttpRequest.BodyPublishers.noBody());
    }

    private static HttpRequest.BodyPublisher json(ObjectNode body) {
        return HttpRequest.BodyPublishers.ofString(body.toString());
    }

    private JsonNode send(String method, String path, HttpRequest.BodyPublisher body) {
        return send(method, path, body, "application/json");
    }

    private JsonNode send(String method, String path, HttpRequest.BodyPublisher body, String type) {
        try {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(base.resolve(path))
                            .method(method, body)
                            .header("Content-Type", type)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(
                        method + " " + path + " -> " + answer.statusCode() + " " + answer.body());
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
