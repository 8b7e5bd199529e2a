package io.ghasi.delivery.sandbox.run;

import io.ghasi.delivery.migrations.Role;
import io.ghasi.delivery.sandbox.SandboxServices;
import io.ghasi.delivery.sandbox.control.SandboxClient;
import io.ghasi.delivery.testkit.servers.ApiServer;
import io.ghasi.delivery.testkit.servers.Ports;
import io.ghasi.delivery.testkit.servers.PostgresServer.Login;
import io.ghasi.delivery.testkit.servers.Worker;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Our three processes at work for a while on servers of their own: for whoever wants to learn what they do. */
public final class Rehearsal {
    // So many that the JVM knows of what is hot how it runs, and need not find out again.
    private static final int STEPS = 1_000;
    private static final long PATIENCE = TimeUnit.MINUTES.toNanos(1);

    private final Path folder;
    private final Path course;

    /** In {@code folder}, which is empty; a learner works through the course that is in {@code course}. */
    public Rehearsal(Path folder, Path course) {
        this.folder = folder;
        this.course = course;
    }

    /** What to start: a JVM, what it is told before its jar, and the jar. */
    public record Part(Path java, List<String> flags, Path jar) {
        Worker.Launch launch(String name, Path home, Map<String, String> environment) throws IOException {
            List<String> program = new ArrayList<>(flags);
            program.addAll(List.of("-jar", jar.toString()));
            return new Worker.Launch(name, program, home, Ports.free(), environment).on(java);
        }
    }

    /** Starts all, lets a learner work and what happened reach its end, and tells all to end. */
    public void play(Part api, Part relay, Part projector) throws IOException, InterruptedException, SQLException {
        Stack stack = new Stack();
        try {
            Backend backend = stack.push(Backend.start(folder.resolve("data")));
            SandboxServices services = stack.push(backend.services());
            SandboxClient sandbox = stack.push(new SandboxClient(services.uri()));
            Demo demo = Demo.prepare(folder.resolve("data"), course, sandbox);
            Map<String, String> environment = traced(ApiEnvironment.of(backend, services.uri()));
            environment.put("DELIVERY_LIMITS_NAVIGATIONS", Integer.toString(STEPS));
            ApiServer.Launch launch = ApiServer.Launch.of(api.jar(), folder, environment);
            for (String flag : api.flags()) {
                launch = launch.with(flag);
            }
            Worker carries = stack.push(
                    Worker.begin(relay.launch("delivery-outbox-relay", folder, traced(RelayEnvironment.of(backend)))));
            Worker projects = stack.push(Worker.begin(projector.launch(
                    "delivery-event-projector", folder, traced(ProjectorEnvironment.of(backend, services.uri())))));
            ApiServer serves = stack.push(ApiServer.start(launch.on(api.java())));
            carries.awaitReady();
            projects.awaitReady();
            Training.of(demo, sandbox, STEPS).with(serves);
            awaitNothingPending(backend);
        } finally {
            stack.close();
        }
    }

    // Spans are made and sent, and nobody takes them: what it costs to begin with that is known afterwards.
    private static Map<String, String> traced(Map<String, String> environment) throws IOException {
        Map<String, String> traced = new HashMap<>(environment);
        traced.put("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:" + Ports.free());
        traced.put("DELIVERY_TRACES_PERCENT", "100");
        return traced;
    }

    @SuppressWarnings("BusyWait")
    private static void awaitNothingPending(Backend backend) throws SQLException, IOException, InterruptedException {
        Login login = backend.login(Role.RELAY);
        long end = System.nanoTime() + PATIENCE;
        try (Connection connection = DriverManager.getConnection(backend.jdbcUrl(), login.user(), login.password());
                Statement statement = connection.createStatement()) {
            while (pending(statement) > 0) {
                if (System.nanoTime() > end) {
                    throw new IOException("events are not carried off");
                }
                Thread.sleep(100);
            }
        }
    }

    private static long pending(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT delivery.count_pending()")) {
            row.next();
            return row.getLong(1);
        }
    }
}
