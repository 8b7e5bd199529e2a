package io.ghasi.delivery.relay.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.ghasi.delivery.adapters.nats.NatsAccess;
import io.ghasi.delivery.adapters.nats.NatsConnections;
import io.ghasi.delivery.adapters.nats.StreamReading;
import io.ghasi.delivery.adapters.nats.StreamedEvent;
import io.ghasi.delivery.adapters.nats.StreamsProfile;
import io.ghasi.delivery.adapters.nats.Topology;
import io.ghasi.delivery.adapters.nats.TopologyApply;
import io.ghasi.delivery.adapters.nats.TopologyFile;
import io.ghasi.delivery.adapters.postgres.DatabaseAccess;
import io.ghasi.delivery.adapters.postgres.DatabaseUrl;
import io.ghasi.delivery.adapters.postgres.PostgresOutbox;
import io.ghasi.delivery.adapters.settings.Secret;
import io.ghasi.delivery.adapters.telemetry.LogSettings;
import io.ghasi.delivery.adapters.tracing.TraceProtocol;
import io.ghasi.delivery.adapters.tracing.TraceSettings;
import io.ghasi.delivery.adapters.tracing.Tracing;
import io.ghasi.delivery.core.ids.MonotonicUlids;
import io.ghasi.delivery.core.outbox.Command;
import io.ghasi.delivery.core.outbox.Gauge;
import io.ghasi.delivery.core.outbox.OutboxRow;
import io.ghasi.delivery.core.outbox.Receipt;
import io.ghasi.delivery.core.outbox.RelaySettings;
import io.ghasi.delivery.core.outbox.Signal;
import io.ghasi.delivery.core.tenancy.Region;
import io.ghasi.delivery.migrations.Role;
import io.ghasi.delivery.relay.loop.RelayWatch;
import io.ghasi.delivery.relay.operations.Order;
import io.ghasi.delivery.testkit.database.DeliveryDatabase;
import io.ghasi.delivery.testkit.servers.RealServers;
import io.nats.client.Connection;
import io.nats.client.JetStreamManagement;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.springframework.boot.logging.LogLevel;

/** A database, a stream, a relay between them now and then, and an operator. */
final class RelayWorld implements AutoCloseable {
    static final String NAVIGATED = "delivery.play_session.navigated.v1";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    final DeliveryDatabase database;
    final Topology topology;
    private final MonotonicUlids ids = new MonotonicUlids(Clock.systemUTC(), new Random());
    private final RelayProperties properties;
    private final HikariDataSource pool;
    final PostgresOutbox outbox;

    RelayWorld(Duration duplicateWindow) throws Exception {
        this.database = DeliveryDatabase.create();
        this.topology = TopologyFile.read("sandbox").withDuplicateWindow(duplicateWindow);
        this.properties = properties();
        this.pool = OutboxConfiguration.forOperators(properties);
        this.outbox = new PostgresOutbox(
                pool, UUID.randomUUID(), RelaySettings.standard().lease());
        createStreams();
    }

    private RelayProperties properties() {
        return new RelayProperties(
                Region.EU,
                new DatabaseAccess(
                        DatabaseUrl.of(database.jdbcUrl()),
                        DeliveryDatabase.login(Role.RELAY).user(),
                        new Secret(DeliveryDatabase.login(Role.RELAY).password())),
                new RelayProperties.Pool(4),
                new NatsAccess(
                        List.of(RealServers.nats().url()),
                        RealServers.nats().login().user(),
                        new Secret(RealServers.nats().login().password()),
                        null,
                        null,
                        Duration.ofSeconds(2)),
                new StreamsProfile("sandbox"),
                new RelayProperties.Archive(Duration.ofDays(31), Duration.ofMinutes(10)),
                null,
                null,
                new LogSettings(LogLevel.INFO),
                new TraceSettings(null, TraceProtocol.GRPC, 0),
                new RelayProperties.Metrics(0),
                new RelayProperties.Shutdown(Duration.ofSeconds(5)));
    }

    /** Empty, as after a loss of everything that NATS had. */
    void createStreams() throws Exception {
        createStreams(Region.EU);
    }

    /** The same of {@code region}. */
    void createStreams(Region region) throws Exception {
        nats(management -> {
            for (String stream : management.getStreamNames()) {
                management.deleteStream(stream);
            }
        });
        RealServers.nats().awaitNoStreams();
        Connection connection = RealServers.nats().connect();
        try {
            // Consumers are none of a relay's.
            new TopologyApply(connection).apply(new Topology(topology.streams(), List.of(), List.of()).at(region));
        } finally {
            connection.close();
        }
    }

    /** Something asked of JetStream. */
    @FunctionalInterface
    interface Asked {
        void of(JetStreamManagement management) throws Exception;
    }

    void nats(Asked asked) throws Exception {
        Connection connection = RealServers.nats().connect();
        try {
            asked.of(connection.jetStreamManagement());
        } finally {
            connection.close();
        }
    }

    /** An event that waits. */
    UUID add(UUID tenant, UUID aggregate, int version, String subject, String payload) throws SQLException {
        UUID event = ids.next();
        try (java.sql.Connection connection = database.administrator();
                PreparedStatement statement = connection.prepareStatement("""
                        INSERT INTO delivery.outbox_pending (tenant_id, aggregate_id, aggregate_version, event_id, subject, payload)
                        VALUES (?, ?, ?, ?, ?, ?)
                        """)) {
            statement.setObject(1, tenant);
            statement.setObject(2, aggregate);
            statement.setInt(3, version);
            statement.setObject(4, event);
            statement.setString(5, subject);
            statement.setString(6, payload);
            statement.execute();
        }
        return event;
    }

    /** Events of so many aggregates of two schools, every fifth in two versions of its schema. */
    void addMany(int aggregates, int versions) throws SQLException {
        try (java.sql.Connection connection = database.administrator();
                PreparedStatement statement = connection.prepareStatement("""
                        INSERT INTO delivery.outbox_pending (tenant_id, aggregate_id, aggregate_version, event_id, subject, payload)
                        VALUES (?, ?, ?, ?, ?, ?)
                        """)) {
            for (int version = 1; version <= versions; version++) {
                for (int i = 0; i < aggregates; i++) {
                    for (int rendition = version % 5 == 0 ? 2 : 1; rendition > 0; rendition--) {
                        statement.setObject(1, new UUID(1, 1 + i % 2));
                        statement.setObject(2, new UUID(9, i / 2));
                        statement.setInt(3, version);
                        statement.setObject(4, ids.next());
                        statement.setString(5, "delivery.play_session.navigated.v" + rendition);
                        statement.setString(6, "{\"aggregate\":" + i + ",\"version\":" + version + "}");
                        statement.addBatch();
                    }
                }
            }
            statement.executeBatch();
        }
    }

    void run(String sql) throws SQLException {
        try (java.sql.Connection connection = database.administrator();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Lets a relay work until {@code done}. */
    void relay(java.util.concurrent.Callable<Boolean> done) throws Exception {
        RunningRelay relay = new RunningRelay(
                NatsConnections.open(properties.natsSettings()),
                topology.events(),
                outbox::execute,
                RelaySettings.standard(),
                new Nobody(),
                Tracing.off());
        try {
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(done);
        } finally {
            relay.stop(Duration.ofSeconds(5));
        }
    }

    /** Lets a relay publish all that waits. */
    void relayAll() throws Exception {
        relay(() -> outbox.pending() == 0);
    }

    /** What an operator was answered. */
    record Said(int code, String text) {
        String last() {
            return text.lines().toList().getLast();
        }
    }

    Said operator(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code = CommandLine.execute(
                Order.read(List.of(words)), properties, new PrintStream(out, true, StandardCharsets.UTF_8));
        return new Said(code, out.toString(StandardCharsets.UTF_8));
    }

    List<UUID> stream() throws Exception {
        List<UUID> events = new ArrayList<>();
        Connection connection = RealServers.nats().connect();
        try {
            StreamReading reading = new StreamReading(connection, topology.events(), PATIENCE);
            reading.read(reading.extent(), (StreamedEvent one) -> {
                if (one.event() != null) {
                    events.add(one.event());
                }
            });
        } finally {
            connection.close();
        }
        return events;
    }

    /** What was published, by aggregate, in order. */
    Map<String, List<UUID>> published() throws SQLException {
        Map<String, List<UUID>> published = new LinkedHashMap<>();
        try (java.sql.Connection connection = database.administrator();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT tenant_id || '/' || aggregate_id, event_id FROM delivery.outbox_archive
                        WHERE discarded IS NULL ORDER BY 1, aggregate_version, id
                        """)) {
            while (row.next()) {
                published
                        .computeIfAbsent(row.getString(1), key -> new ArrayList<>())
                        .add(row.getObject(2, UUID.class));
            }
        }
        return published;
    }

    /** Reads the stream as the strictest consumer would; he must get everything of every aggregate. */
    void assertThatTheStreamIsWhole() throws Exception {
        Map<UUID, String> owners = new HashMap<>();
        Map<String, List<UUID>> published = published();
        published.forEach((aggregate, events) -> events.forEach(event -> owners.put(event, aggregate)));
        Map<String, Integer> reached = new HashMap<>();
        for (UUID event : stream()) {
            String aggregate = owners.getOrDefault(event, "nobody");
            List<UUID> events = published.getOrDefault(aggregate, List.of());
            int next = reached.getOrDefault(aggregate, 0);
            if (next < events.size() && events.get(next).equals(event)) {
                reached.put(aggregate, next + 1);
            }
        }
        Map<String, Integer> wanted = new HashMap<>();
        published.forEach((aggregate, events) -> wanted.put(aggregate, events.size()));
        assertThat(reached).isEqualTo(wanted);
    }

    private static final class Nobody implements RelayWatch {
        @Override
        public void answered(OutboxRow row, Receipt receipt) {}

        @Override
        public void parked(Command.Park park) {}

        @Override
        public void failed(Signal.Failed failed) {}

        @Override
        public void stands(Gauge gauge) {}
    }

    @Override
    public void close() {
        pool.close();
    }
}
