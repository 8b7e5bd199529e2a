package io.ghasi.delivery.bench.floor;

import io.ghasi.delivery.bench.world.Kept;
import io.ghasi.delivery.bench.world.Population;
import io.ghasi.delivery.testkit.servers.PgBench;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;

/** Runs pgbench straight at PostgreSQL, as the role of the service. It has the machine to itself. */
public final class FloorRun {
    private static final int THREADS = 2;
    private static final String TRACEPARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    private static final JsonMapper JSON = new JsonMapper();

    private final Database database;
    private final Population population;
    private final int clients;

    /** Where PostgreSQL is and how the service logs in. */
    public record Database(int port, String name, String user, String password) {
        @Override
        public String toString() {
            return user + "@" + port + "/" + name;
        }
    }

    /** {@code clients} must divide the learners who play. */
    public FloorRun(Database database, Population population, int clients) {
        if (Population.PLAYING % clients != 0) {
            throw new IllegalArgumentException(clients + " clients cannot share " + Population.PLAYING + " learners");
        }
        this.database = database;
        this.population = population;
        this.clients = clients;
    }

    /** Runs {@code floor}; a transaction that fails is an error. */
    public FloorResult run(Floor floor, Duration duration) throws IOException, InterruptedException {
        return run(floor, Map.of(), "-T", duration.toSeconds());
    }

    /** Runs the floor of commits, each of which writes what {@code kept} has. */
    public FloorResult run(Kept kept, Duration duration) throws IOException, InterruptedException {
        return run(Floor.COMMIT, variables(kept), "-T", duration.toSeconds());
    }

    /** As many transactions of each client, however long they take. */
    FloorResult run(Floor floor, Kept kept, int transactions) throws IOException, InterruptedException {
        return run(floor, variables(kept), "-t", transactions);
    }

    private FloorResult run(Floor floor, Map<String, String> more, String bound, long most)
            throws IOException, InterruptedException {
        Path script = Files.createTempFile("floor", ".sql");
        try {
            Files.writeString(script, resource(floor.script()));
            List<String> command = PgBench.command();
            command.addAll(List.of("-h", "127.0.0.1", "-p", "" + database.port(), "-U", database.user()));
            command.addAll(List.of("-c", "" + clients, "-j", "" + THREADS, bound, "" + most));
            command.addAll(List.of("-n", "-M", "prepared", "-f", script.toString()));
            variables().forEach((name, value) -> command.addAll(List.of("-D", name + "=" + value)));
            more.forEach((name, value) -> command.addAll(List.of("-D", name + "=" + value)));
            command.add(database.name());
            return FloorResult.parse(output(command));
        } finally {
            Files.delete(script);
        }
    }

    private static Map<String, String> variables(Kept kept) {
        return Map.of("activity", "" + kept.activity(), "record", kept.record(), "committed", kept.event());
    }

    private Map<String, String> variables() {
        String answer = resource("answer.json");
        // An event begins with its brace; the database puts two members behind it.
        String event = resource("event.json").substring(1);
        return Map.ofEntries(
                Map.entry("turn", "-1"),
                Map.entry("clients", "" + clients),
                Map.entry("own_users", "" + Population.PLAYING / clients),
                Map.entry("tenants", "" + Population.TENANTS),
                Map.entry("courses", "" + Population.COURSES),
                Map.entry("users", "" + population.users()),
                Map.entry("sessions", "" + population.sessions()),
                Map.entry("stride", "" + population.stride()),
                Map.entry("key_time", "%012x".formatted(System.currentTimeMillis())),
                Map.entry("answer", answer),
                Map.entry("answer_json", JSON.writeValueAsString(answer)),
                Map.entry("event", event),
                Map.entry("event_json", JSON.writeValueAsString(event)),
                Map.entry("traceparent", TRACEPARENT));
    }

    private String output(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PGPASSWORD", database.password());
        Process pgbench = builder.start();
        String said = new String(pgbench.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (pgbench.waitFor() != 0) {
            throw new IOException("pgbench failed:\n" + said);
        }
        return said;
    }

    /** A text that lies beside this class. */
    static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(FloorRun.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
