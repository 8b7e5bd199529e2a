package io.ghasi.delivery.bench.relay;

import io.ghasi.delivery.adapters.nats.PokeSender;
import io.ghasi.delivery.adapters.nats.TopologyApply;
import io.ghasi.delivery.adapters.nats.TopologyFile;
import io.ghasi.delivery.adapters.nats.TopologyMismatch;
import io.ghasi.delivery.migrations.Role;
import io.ghasi.delivery.sandbox.run.NatsEnvironment;
import io.ghasi.delivery.sandbox.run.RelayEnvironment;
import io.ghasi.delivery.testkit.database.DeliveryDatabase;
import io.ghasi.delivery.testkit.servers.NatsServer;
import io.ghasi.delivery.testkit.servers.Ports;
import io.ghasi.delivery.testkit.servers.Worker;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/** Relays as they are built, on real servers, all on this machine. */
final class RelayBench {
    private static final String PROFILE = "bench";
    private static final double MICROS_PER_MILLI = 1_000;
    private static final int[] RATES = {500, 2_000, 5_000};
    private static final int[] RELAYS = {1, 3};

    private final Path root;
    private final Duration each;
    private final int backlog;

    RelayBench(Path root, Duration each, int backlog) {
        this.root = root;
        this.each = each;
        this.backlog = backlog;
    }

    Figures run() throws Exception {
        return new Figures(List.of(measure("always"), measure("now and then")));
    }

    private Figures.Broker measure(String sync) throws Exception {
        DeliveryDatabase database = DeliveryDatabase.create();
        Path home = Files.createTempDirectory("delivery-bench-relay");
        boolean always = sync.equals("always");
        try (NatsServer server =
                always ? NatsServer.create(home.resolve("nats")) : NatsServer.createUnsynced(home.resolve("nats"))) {
            Connection nats = server.connect();
            try {
                new TopologyApply(nats).applyWithNeighbours(TopologyFile.read(PROFILE));
                return measure(sync, new Bed(database, home, server, nats));
            } catch (TopologyMismatch e) {
                throw new IOException(e);
            } finally {
                nats.close();
            }
        }
    }

    private record Bed(DeliveryDatabase database, Path home, NatsServer server, Connection nats) {}

    private Figures.Broker measure(String sync, Bed bed) throws Exception {
        RawPublish.rate(bed.nats, each.dividedBy(2));
        int before = RawPublish.rate(bed.nats, each);
        List<Figures.Paced> paced = new ArrayList<>();
        List<Figures.Drained> drained = new ArrayList<>();
        for (int relays : RELAYS) {
            try (PokeSender poke = PokeSender.ofCommits(bed.nats);
                    Producer producer = new Producer(bed.database, poke)) {
                empty(bed);
                Crew crew = Crew.start(root, bed, relays);
                try {
                    producer.produce(RATES[0], each.dividedBy(2));
                    awaitEmpty(bed);
                    for (int rate : RATES) {
                        paced.add(paced(bed, producer, relays, rate));
                        say(paced.getLast().toString());
                    }
                    drained.add(drain(bed, producer, crew, relays));
                    say(drained.getLast().toString());
                } finally {
                    crew.close();
                }
            }
        }
        return new Figures.Broker(sync, before, RawPublish.rate(bed.nats, each), paced, drained);
    }

    private static void say(String what) {
        System.err.println(what);
    }

    private Figures.Paced paced(Bed bed, Producer producer, int relays, int rate)
            throws SQLException, IOException, JetStreamApiException, InterruptedException {
        long last = StreamLag.last(bed.nats);
        long began = System.nanoTime();
        int written = producer.produce(rate, each);
        awaitEmpty(bed);
        int achieved = (int) (written * 1_000_000_000L / (System.nanoTime() - began));
        Histogram lags = StreamLag.after(bed.nats, last);
        return new Figures.Paced(relays, rate, achieved, millis(lags, 50), millis(lags, 99), millis(lags, 99.9));
    }

    private static double millis(Histogram lags, double percentile) {
        return lags.getValueAtPercentile(percentile) / MICROS_PER_MILLI;
    }

    // The relays stand still while the backlog grows, as they do while the broker is away.
    private Figures.Drained drain(Bed bed, Producer producer, Crew crew, int relays)
            throws SQLException, IOException, InterruptedException {
        crew.pause();
        producer.fill(backlog);
        crew.goOn();
        long began = System.nanoTime();
        awaitEmpty(bed);
        return new Figures.Drained(relays, backlog, (int) (backlog * 1_000_000_000L / (System.nanoTime() - began)));
    }

    private static void empty(Bed bed) throws SQLException {
        try (java.sql.Connection administrator = bed.database.administrator();
                Statement statement = administrator.createStatement()) {
            statement.execute("TRUNCATE delivery.outbox_pending");
            statement.execute("VACUUM ANALYZE delivery.outbox_pending");
        }
    }

    @SuppressWarnings("BusyWait")
    private static void awaitEmpty(Bed bed) throws SQLException, InterruptedException {
        try (java.sql.Connection administrator = bed.database.administrator();
                Statement statement = administrator.createStatement()) {
            while (true) {
                try (ResultSet row = statement.executeQuery("SELECT EXISTS (SELECT FROM delivery.outbox_pending)")) {
                    row.next();
                    if (!row.getBoolean(1)) {
                        return;
                    }
                }
                Thread.sleep(10);
            }
        }
    }

    private record Crew(List<Worker> relays) implements AutoCloseable {
        static Crew start(Path root, Bed bed, int count) throws IOException, InterruptedException {
            List<Worker> relays = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                relays.add(Worker.start(new Worker.Launch(
                        "relay-" + i,
                        root.resolve("outbox-relay/target/outbox-relay.jar"),
                        bed.home,
                        Ports.free(),
                        RelayEnvironment.of(
                                bed.database.jdbcUrl(),
                                DeliveryDatabase.login(Role.RELAY),
                                NatsEnvironment.of(bed.server),
                                PROFILE))));
            }
            return new Crew(relays);
        }

        void pause() throws IOException, InterruptedException {
            for (Worker relay : relays) {
                relay.pause();
            }
        }

        void goOn() {
            relays.forEach(Worker::goOn);
        }

        @Override
        public void close() {
            relays.forEach(Worker::close);
        }
    }
}
