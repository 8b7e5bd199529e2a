package io.ghasi.delivery.journey.client;

import io.ghasi.delivery.core.ids.CourseVersionId;
import io.ghasi.delivery.core.ids.EnrollmentId;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.sandbox.control.SandboxClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Sets the sandbox's neighbours up; {@code contracts/openapi/neighbours.yaml} says how. Whatever they refuse is an error. */
public final class Neighbourhood implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final SandboxClient sandbox;

    public Neighbourhood(URI base) {
        sandbox = new SandboxClient(base);
    }

    /** Makes a tenant at home in {@code region}, whose pages may come from {@code origins}. */
    public void tenant(TenantId tenant, String region, String... origins) {
        try {
            sandbox.putTenant(tenant.text(), region, origins);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes a tenant at home in {@code region}, whose api answers at {@code homeUrl}; or moves it there. */
    public void tenantAt(TenantId tenant, String region, URI homeUrl) {
        try {
            sandbox.putTenant(tenant.text(), region, homeUrl);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What content-service says of an import. */
    public record Imported(CourseVersionId course, JsonNode answer) {}

    /** Imports the zip, or the folder, for {@code tenant}. */
    public Imported course(TenantId tenant, Path zip) {
        try {
            JsonNode answer = sandbox.importPackage(zip, tenant.text(), null);
            CourseVersionId course =
                    CourseVersionId.parse(answer.required("courseVersionId").stringValue());
            if (course == null) {
                throw new IllegalStateException("no course version in " + answer);
            }
            return new Imported(course, answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Enrolls {@code learner}, with no bound on attempts, in {@code state}. */
    public void enrollment(EnrollmentId id, Learner learner, CourseVersionId course, String state) {
        enrollment(id, learner, course, state, null);
    }

    /** Enrolls {@code learner} for {@code attempts}, null for no bound. */
    public void enrollment(
            EnrollmentId id, Learner learner, CourseVersionId course, String state, @Nullable Integer attempts) {
        ObjectNode body = JSON.createObjectNode()
                .put("userId", learner.user().text())
                .put("courseVersionId", course.text())
                .put("state", state)
                .put("attemptsAllowed", attempts)
                .putNull("validUntil");
        send("PUT", "/sandbox/tenants/" + learner.tenant().text() + "/enrollments/" + id.text(), body);
    }

    /** Scores a gate. */
    public void gate(EnrollmentId enrollment, Learner learner, String gate, boolean passed) {
        ObjectNode body = JSON.createObjectNode()
                .put("userId", learner.user().text())
                .put("enrollmentId", enrollment.text())
                .put("gateId", gate)
                .put("passed", passed);
        send("PUT", "/sandbox/tenants/" + learner.tenant().text() + "/gate-results", body);
    }

    /** A token for {@code learner} with the permissions of {@code scope}. */
    public String token(Learner learner, String scope, Duration ttl) {
        try {
            return sandbox.token(
                    new SandboxClient.Bearer(
                            learner.tenant().text(),
                            learner.user().text(),
                            learner.device().text()),
                    scope,
                    ttl);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Signs with a new key from now on. */
    public void rotateKeys() {
        try {
            sandbox.send("POST", "/sandbox/keys/rotate", BodyPublishers.noBody(), "application/json");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode send(String method, String path, ObjectNode body) {
        try {
            return sandbox.send(method, path, body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
