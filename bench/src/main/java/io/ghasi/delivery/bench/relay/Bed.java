package io.ghasi.delivery.bench.relay;

import io.ghasi.delivery.adapters.nats.PokeSender;
import io.ghasi.delivery.adapters.nats.TopologyApply;
import io.ghasi.delivery.adapters.nats.TopologyFile;
import io.ghasi.delivery.adapters.nats.TopologyMismatch;
import io.ghasi.delivery.migrations.Role;
import io.ghasi.delivery.sandbox.run.NatsEnvironment;
import io.ghasi.delivery.sandbox.run.RelayEnvironment;
import io.ghasi.delivery.testkit.database.DeliveryDatabase;
import io.ghasi.delivery.testkit.servers.Folders;
import io.ghasi.delivery.testkit.servers.NatsServer;
import io.nats.client.Connection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;

/** The servers of one run: an empty database, a broker with empty streams, and a folder for logs. */
final class Bed implements AutoCloseable {
    private static final String PROFILE = "bench";
    private static final String STORE = "nats";
    private static final String FIRST = "SELECT coalesce(min(id), 0) FROM delivery.outbox_pending";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final DeliveryDatabase database;
    private final Path home;
    private final NatsServer server;
    private Connection nats;

    private Bed(DeliveryDatabase database, Path home, NatsServer server) throws IOException, InterruptedException {
        this.database = database;
        this.home = home;
        this.server = server;
        this.nats = server.connect();
    }

    static Bed open(Sync sync) throws Exception {
        Path home = Files.createTempDirectory("delivery-bench-relay");
        Path store = home.resolve(STORE);
        NatsServer server = sync == Sync.ALWAYS ? NatsServer.create(store) : NatsServer.createUnsynced(store);
        try {
            Bed bed = new Bed(DeliveryDatabase.create(), home, server);
            new TopologyApply(bed.nats).applyWithNeighbours(TopologyFile.read(PROFILE));
            return bed;
        } catch (TopologyMismatch e) {
            server.close();
            throw new IOException(e);
        } catch (SQLException | IOException | InterruptedException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    Connection nats() {
        return nats;
    }

    Path home() {
        return home;
    }

    /** Somebody who commits events, and tells the relays so. */
    Producer producer() throws SQLException {
        return new Producer(database, PokeSender.ofCommits(nats));
    }

    /** What a relay is told of its surroundings. */
    Map<String, String> environment() {
        return RelayEnvironment.of(
                database.jdbcUrl(), DeliveryDatabase.login(Role.RELAY), NatsEnvironment.of(server), PROFILE);
    }

    /** Takes the broker away, as {@code kill -9} does. */
    void killBroker() {
        server.kill();
    }

    /** Brings it back with what it had. */
    void startBroker() throws IOException, InterruptedException {
        server.start();
        nats = server.connect();
    }

    void empty() throws SQLException {
        run("TRUNCATE delivery.outbox_pending");
        run("VACUUM ANALYZE delivery.outbox_pending");
    }

    private void run(String sql) throws SQLException {
        try (java.sql.Connection administrator = database.administrator();
                Statement statement = administrator.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Waits until nothing is pending; fails where nothing is carried for a minute. */
    @SuppressWarnings("BusyWait")
    void awaitEmpty() throws SQLException, IOException, InterruptedException {
        try (java.sql.Connection administrator = database.administrator();
                Statement statement = administrator.createStatement()) {
            long since = System.nanoTime();
            long before = 0;
            for (long first = number(statement, FIRST); first > 0; first = number(statement, FIRST)) {
                if (first != before) {
                    before = first;
                    since = System.nanoTime();
                } else if (System.nanoTime() - since > PATIENCE.toNanos()) {
                    throw new IOException("nothing is carried; the relays' logs are in " + home);
                }
                Thread.sleep(10);
            }
        }
    }

    /** What {@code sql} answers with. */
    long number(String sql) throws SQLException {
        try (java.sql.Connection administrator = database.administrator();
                Statement statement = administrator.createStatement()) {
            return number(statement, sql);
        }
    }

    private static long number(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public void close() {
        try {
            nats.close();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            server.close();
            // Gigabytes of messages; what the relays logged stays.
            Folders.delete(home.resolve(STORE));
        }
    }
}
