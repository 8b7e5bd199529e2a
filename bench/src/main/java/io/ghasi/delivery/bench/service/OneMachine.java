package io.ghasi.delivery.bench.service;

import io.ghasi.delivery.bench.floor.FloorRun;
import io.ghasi.delivery.bench.world.BenchCourse;
import io.ghasi.delivery.bench.world.Numbered;
import io.ghasi.delivery.bench.world.Population;
import io.ghasi.delivery.bench.world.Population.Played;
import io.ghasi.delivery.bench.world.ScormCourse;
import io.ghasi.delivery.bench.world.TenantCourse;
import io.ghasi.delivery.core.ids.CourseVersionId;
import io.ghasi.delivery.core.ids.EnrollmentId;
import io.ghasi.delivery.core.ids.PlayPackageId;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.migrations.Role;
import io.ghasi.delivery.sandbox.SandboxServices;
import io.ghasi.delivery.sandbox.SandboxSettings;
import io.ghasi.delivery.sandbox.SandboxSettings.ObjectStore;
import io.ghasi.delivery.sandbox.control.SandboxClient;
import io.ghasi.delivery.sandbox.control.SandboxClient.Bearer;
import io.ghasi.delivery.sandbox.database.DatabaseAddress;
import io.ghasi.delivery.sandbox.run.ApiEnvironment;
import io.ghasi.delivery.testkit.database.DeliveryDatabase;
import io.ghasi.delivery.testkit.servers.PostgresServer.Login;
import io.ghasi.delivery.testkit.servers.RealServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The api as it is built, with every server that it stands on, on this machine. */
public final class OneMachine implements ServiceUnderTest {
    private static final String SCOPE =
            "delivery.play_session:create delivery.play_session:read delivery.play_session:navigate delivery.runtime:write";
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final DeliveryDatabase database;
    private final SandboxServices neighbours;
    private final SandboxClient sandbox;
    private final List<TenantCourse> courses = new ArrayList<>();
    private final Path home;
    private final Map<String, String> environment;
    private final ApiStarter api;

    private OneMachine(ApiStarter api) throws IOException, InterruptedException, SQLException {
        this.api = api;
        database = DeliveryDatabase.create();
        home = Files.createTempDirectory("delivery-bench");
        neighbours = SandboxServices.start(SandboxSettings.standard(
                0,
                DatabaseAddress.prepare(RealServers.postgres(), "sandbox", Login.random("sandbox")),
                ObjectStore.on(RealServers.objectStore(), "packages"),
                home));
        sandbox = new SandboxClient(neighbours.uri());
        Path course = Files.createDirectory(home.resolve("course"));
        Files.writeString(course.resolve("course.json"), BenchCourse.json());
        for (int tenant = 0; tenant < Population.TENANTS; tenant++) {
            settle(tenant, course);
        }
        environment = ApiEnvironment.of(
                database.jdbcUrl(),
                DeliveryDatabase.login(Role.API),
                RealServers.redis().uri(),
                neighbours.uri());
    }

    /** Starts all but the api, which is built in {@code root}. */
    public static OneMachine start(Path root) throws IOException, InterruptedException, SQLException {
        return new OneMachine(TrainedApi.in(root));
    }

    /** The same, with the api in the image that was built in {@code root}, as a pod has it; {@code flags} of the JVM besides its own. */
    public static OneMachine startWithImage(Path root, String flags)
            throws IOException, InterruptedException, SQLException {
        return new OneMachine(ContainedApi.in(root, flags));
    }

    private void settle(int number, Path course) throws IOException {
        String tenant = new TenantId(Numbered.TENANT.id(number)).text();
        sandbox.putTenant(tenant, "eu");
        for (int c = 0; c < Population.COURSES; c++) {
            courses.add(imported(number, c, course));
        }
    }

    private TenantCourse imported(int tenant, int course, Path folder) throws IOException {
        String id = new TenantId(Numbered.TENANT.id(tenant)).text();
        JsonNode imported = sandbox.importPackage(folder, id, null);
        return new TenantCourse(
                tenant,
                course,
                id(imported, "courseVersionId", CourseVersionId::parse),
                id(imported, "playPackageId", PlayPackageId::parse));
    }

    private static <T> T id(JsonNode node, String name, Function<String, @Nullable T> parse) {
        return Objects.requireNonNull(parse.apply(node.required(name).stringValue()), name);
    }

    @Override
    public String path() {
        return "load -> api -> PgBouncer 1.24.1 (transaction mode) -> PostgreSQL 16.15; limits in Redis 7.0.15; floors straight to PostgreSQL";
    }

    @Override
    public FloorRun.Database database() {
        Login login = DeliveryDatabase.login(Role.API);
        return new FloorRun.Database(RealServers.postgres().port(), database.name(), login.user(), login.password());
    }

    @Override
    public Connection administrator() throws SQLException {
        return database.administrator();
    }

    @Override
    public List<TenantCourse> courses() {
        return courses;
    }

    @Override
    public List<TenantCourse> scormCourses() throws IOException {
        Path folder = Files.createTempDirectory(home, "scorm");
        Files.writeString(folder.resolve("imsmanifest.xml"), ScormCourse.manifest());
        Files.writeString(folder.resolve(ScormCourse.PAGE), "");
        List<TenantCourse> all = new ArrayList<>();
        for (int tenant = 0; tenant < Population.TENANTS; tenant++) {
            all.add(imported(tenant, Population.COURSES, folder));
        }
        return all;
    }

    @Override
    public void enroll(Played played, EnrollmentId enrollment, TenantCourse course) throws IOException {
        ObjectNode body = JSON.createObjectNode()
                .put("userId", played.user().text())
                .put("courseVersionId", course.version().text())
                .put("state", "active")
                .putNull("attemptsAllowed")
                .putNull("validUntil");
        sandbox.send("PUT", "/sandbox/tenants/" + played.tenant().text() + "/enrollments/" + enrollment.text(), body);
    }

    @Override
    public String token(Played played) throws IOException {
        Bearer bearer = new Bearer(
                played.tenant().text(), played.user().text(), played.device().text());
        return sandbox.token(bearer, SCOPE, LONGEST);
    }

    @Override
    public RunningApi start(Writes writes) throws IOException, InterruptedException {
        Map<String, String> told = new HashMap<>(environment);
        if (writes == Writes.ALONE) {
            told.put("DELIVERY_READS_LARGEST_BATCH", "1");
            told.put("DELIVERY_WRITES_LARGEST_BATCH", "1");
        }
        if (writes == Writes.FORGOTTEN) {
            told.put("DELIVERY_READS_REMEMBERED_MEBIBYTES", "0");
        }
        return api.start(home, told);
    }

    @Override
    public void close() {
        sandbox.close();
        neighbours.close();
    }
}
