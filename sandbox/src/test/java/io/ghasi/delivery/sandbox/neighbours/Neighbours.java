package io.ghasi.delivery.sandbox.neighbours;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.core.ids.CourseVersionId;
import io.ghasi.delivery.core.ids.DeviceId;
import io.ghasi.delivery.core.ids.EnrollmentId;
import io.ghasi.delivery.core.ids.IdSource;
import io.ghasi.delivery.core.ids.MonotonicUlids;
import io.ghasi.delivery.core.ids.PlayPackageId;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.ids.UserId;
import io.ghasi.delivery.sandbox.SandboxServices;
import io.ghasi.delivery.sandbox.SandboxSettings;
import io.ghasi.delivery.sandbox.SandboxSettings.ObjectStore;
import io.ghasi.delivery.sandbox.content.store.S3PackageFiles;
import io.ghasi.delivery.sandbox.database.DatabaseAddress;
import io.ghasi.delivery.sandbox.neighbours.NeighbourContract.Given;
import io.ghasi.delivery.testkit.servers.ObjectStoreServer;
import io.ghasi.delivery.testkit.servers.PostgresServer;
import io.ghasi.delivery.testkit.servers.PostgresServer.Login;
import io.ghasi.delivery.testkit.servers.RealServers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.S3Client;
import tools.jackson.databind.JsonNode;

/** The neighbours, running in a world of their own. Every answer must keep the contract. */
final class Neighbours implements AutoCloseable {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final NeighbourContract CONTRACT = new NeighbourContract();
    static final IdSource IDS = new MonotonicUlids(InstantSource.system(), new Random());

    private final SandboxSettings settings;
    private final Connection database;
    private SandboxServices services;

    private Neighbours(SandboxSettings settings) throws IOException, SQLException {
        Login login = settings.database().login();
        this.database = DriverManager.getConnection(settings.database().jdbcUrl(), login.user(), login.password());
        this.settings = settings;
        this.services = SandboxServices.start(settings);
    }

    static Neighbours start() {
        return start(UnaryOperator.identity());
    }

    static Neighbours start(UnaryOperator<SandboxSettings> change) {
        return start(RealServers.postgres(), RealServers.objectStore(), change);
    }

    static Neighbours start(PostgresServer postgres, ObjectStoreServer objects, UnaryOperator<SandboxSettings> change) {
        try {
            String name = "sandbox_" + COUNT.incrementAndGet();
            DatabaseAddress database = DatabaseAddress.prepare(postgres, name, Login.random(name));
            ObjectStore store = ObjectStore.on(objects, name.replace('_', '-'));
            Path uploads = Files.createTempDirectory("uploads");
            uploads.toFile().deleteOnExit();
            return new Neighbours(change.apply(SandboxSettings.standard(0, database, store, uploads)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends them and starts them again on what they kept. */
    void restart() throws IOException {
        services.close();
        services = SandboxServices.start(settings);
    }

    SandboxSettings settings() {
        return settings;
    }

    static NeighbourContract contract() {
        return CONTRACT;
    }

    /** An answer that keeps the contract. */
    record Reply(
            int status,
            Map<String, String> headers,
            @SuppressWarnings("ArrayRecordComponent") byte[] bytes) {
        JsonNode json() {
            return NeighbourContract.JSON.readTree(bytes);
        }

        String text(String member) {
            return json().path(member).asString();
        }

        /** What a problem says, to show that it names the fault. */
        String problem() {
            assertThat(status).isBetween(400, 499);
            return status + " " + text("code") + " " + text("detail");
        }
    }

    Reply get(String path) {
        return send("GET", path, "", new byte[0]);
    }

    Reply put(String path, String json) {
        return send("PUT", path, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    Reply post(String path, String json) {
        return send("POST", path, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    Reply upload(String path, byte[] zip) {
        return send("POST", path, "application/zip", zip);
    }

    /** A zip whose length is not told beforehand. */
    Reply stream(String path, byte[] zip) {
        return send("POST", path, "application/zip", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(zip)));
    }

    Reply send(String method, String path, String mediaType, byte[] body) {
        return send(method, path, mediaType, BodyPublishers.ofByteArray(body));
    }

    private Reply send(String method, String path, String mediaType, BodyPublisher body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(services.uri() + path)).method(method, body);
        if (!mediaType.isEmpty()) {
            request.header("Content-Type", mediaType);
        }
        return checked(method, path, request.build());
    }

    private static Reply checked(String method, String path, HttpRequest request) {
        Given given = given(request);
        assertThat(CONTRACT.violations(method, path.split("\\?", 2)[0], given))
                .as(method + " " + path + " → " + given.status() + " "
                        + new String(given.body(), StandardCharsets.UTF_8))
                .isEmpty();
        return new Reply(given.status(), given.headers(), given.body());
    }

    private static Given given(HttpRequest request) {
        try {
            HttpResponse<byte[]> response = CLIENT.send(request, BodyHandlers.ofByteArray());
            Map<String, String> headers = response.headers().map().entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, header -> header.getValue().getFirst()));
            return new Given(response.statusCode(), headers.getOrDefault("content-type", ""), headers, response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A tenant at home in {@code eu}, which is there from now on. */
    TenantId tenant() {
        TenantId tenant = new TenantId(IDS.next());
        assertThat(putTenant(tenant, "eu").status()).isEqualTo(200);
        return tenant;
    }

    /** One that is not there. */
    static TenantId newTenant() {
        return new TenantId(IDS.next());
    }

    Reply putTenant(TenantId tenant, String region, String... origins) {
        String allowed =
                Arrays.stream(origins).map(origin -> '"' + origin + '"').collect(Collectors.joining(","));
        return put("/sandbox/tenants/" + tenant, """
                {"region": "%s", "homeUrl": "https://%s.delivery.example", "settings": {"inactivityMinutes": 60,
                 "abandonAfterDays": 30, "aiEnabled": true, "offlineEnabled": false, "turnBudget": 100,
                 "allowedOrigins": [%s]}}
                """.formatted(region, region, allowed));
    }

    /** What imports of {@code tenant} left: objects, rows, and files on their way in. */
    List<String> leftovers(TenantId tenant) throws IOException {
        List<String> left = new ArrayList<>();
        try (S3Client objects = settings.objects().connect();
                Stream<Path> uploads = Files.list(settings.uploads())) {
            left.addAll(new S3PackageFiles(objects, settings.objects().bucket()).objects(tenant));
            uploads.map(Path::toString).forEach(left::add);
        }
        left.addAll(rows("SELECT play_package_id FROM play_packages WHERE tenant_id = '" + tenant.value() + "'"));
        left.addAll(rows("SELECT enrollment_id FROM enrollments WHERE tenant_id = '" + tenant.value() + "'"));
        return left;
    }

    /** The first column of what is in the database. */
    List<String> rows(String sql) {
        List<String> rows = new ArrayList<>();
        try (Statement statement = database.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                rows.add(result.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return rows;
    }

    static UserId user() {
        return new UserId(IDS.next());
    }

    static DeviceId device() {
        return new DeviceId(IDS.next());
    }

    static EnrollmentId enrollment() {
        return new EnrollmentId(IDS.next());
    }

    static CourseVersionId course() {
        return new CourseVersionId(IDS.next());
    }

    static PlayPackageId playPackage() {
        return new PlayPackageId(IDS.next());
    }

    @Override
    public void close() {
        services.close();
        try {
            database.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
