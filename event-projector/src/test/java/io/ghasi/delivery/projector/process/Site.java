package io.ghasi.delivery.projector.process;

import io.ghasi.delivery.adapters.nats.ConsumerDeclaration;
import io.ghasi.delivery.adapters.nats.DeadLetters;
import io.ghasi.delivery.adapters.nats.KeptLetter;
import io.ghasi.delivery.adapters.nats.Topology;
import io.ghasi.delivery.adapters.nats.TopologyApply;
import io.ghasi.delivery.adapters.nats.TopologyFile;
import io.ghasi.delivery.adapters.objects.ObjectStoreClient;
import io.ghasi.delivery.core.ids.IdSource;
import io.ghasi.delivery.core.ids.MonotonicUlids;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.tenancy.Region;
import io.ghasi.delivery.migrations.Role;
import io.ghasi.delivery.projector.EventProjector;
import io.ghasi.delivery.testkit.database.DeliveryDatabase;
import io.ghasi.delivery.testkit.servers.NatsServer;
import io.ghasi.delivery.testkit.servers.ObjectStoreServer;
import io.ghasi.delivery.testkit.servers.Ports;
import io.ghasi.delivery.testkit.servers.RealServers;
import io.ghasi.delivery.testkit.servers.Worker;
import io.nats.client.Connection;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;

/** A database, a NATS with everybody's streams, and projectors between them. */
public final class Site implements AutoCloseable {
    private static final Topology DECLARED = TopologyFile.read("sandbox");

    public final IdSource ids = new MonotonicUlids(InstantSource.system(), new SecureRandom());
    public final NatsServer nats;
    DeliveryDatabase database;
    private final Path home;
    private final Deque<Worker> workers = new ArrayDeque<>();

    /** Empty ones; NATS keeps its streams in {@code home}. Who dies with a message is waited for 3 s. */
    public Site(Path home) throws Exception {
        this.home = home;
        this.database = DeliveryDatabase.create();
        this.nats = NatsServer.create(home.resolve("nats"));
        makeBucket();
        asked(connection -> new TopologyApply(connection).applyWithNeighbours(hasty()));
    }

    private static void makeBucket() {
        ObjectStoreServer objects = RealServers.objectStore();
        try (S3Client s3 =
                ObjectStoreClient.connect(objects.endpoint(), "us-east-1", objects.accessKey(), objects.secretKey())) {
            s3.createBucket(request -> request.bucket("exports"));
        } catch (BucketAlreadyOwnedByYouException _) {
            // the test before made it
        }
    }

    private static Topology hasty() {
        Duration wait = Duration.ofSeconds(3);
        List<ConsumerDeclaration> consumers = DECLARED.consumers().stream()
                .map(it -> new ConsumerDeclaration(
                        it.name(),
                        it.stream(),
                        it.subjects(),
                        wait,
                        List.of(wait),
                        it.deadLetterAfter(),
                        it.maxDeliver(),
                        it.maxAckPending()))
                .toList();
        return new Topology(DECLARED.streams(), DECLARED.neighbours(), consumers);
    }

    /** What a projector here is told. */
    public Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("DELIVERY_ENV", "dev");
        environment.put("DELIVERY_REGION", "eu");
        environment.put("DELIVERY_DATABASE_URL", database.jdbcUrl());
        environment.put("DELIVERY_DATABASE_USER", Role.PROJECTOR.login());
        environment.put(
                "DELIVERY_DATABASE_PASSWORD",
                DeliveryDatabase.login(Role.PROJECTOR).password());
        environment.put("DELIVERY_NATS_SERVERS", nats.url());
        environment.put("DELIVERY_NATS_USER", nats.login().user());
        environment.put("DELIVERY_NATS_PASSWORD", nats.login().password());
        environment.put("DELIVERY_STREAMS_PROFILE", "sandbox");
        ObjectStoreServer objects = RealServers.objectStore();
        environment.put("DELIVERY_EXPORTS_ENDPOINT", objects.endpoint().toString());
        environment.put("DELIVERY_EXPORTS_REGION", "us-east-1");
        environment.put("DELIVERY_EXPORTS_BUCKET", "exports");
        environment.put("DELIVERY_EXPORTS_ACCESS_KEY", objects.accessKey());
        environment.put("DELIVERY_EXPORTS_SECRET_KEY", objects.secretKey());
        // Nobody answers there: whatever is asked for is said to be unavailable.
        environment.put("DELIVERY_NEIGHBOURS_ENROLLMENT", "http://127.0.0.1:1");
        return environment;
    }

    /** Starts one, and does not wait. */
    public Worker begin() throws Exception {
        String name = "projector-" + workers.size();
        Worker.Launch launch = Worker.Launch.ofClass(name, EventProjector.class, home, Ports.free(), environment());
        workers.push(Worker.begin(launch.quick()));
        return workers.getFirst();
    }

    /** Ends all projectors and forgets what they knew: an empty database, and consumers that were sent nothing. */
    void forget() throws Exception {
        workers.forEach(Worker::close);
        workers.clear();
        database = DeliveryDatabase.create();
        asked(connection -> {
            for (ConsumerDeclaration consumer : DECLARED.consumers()) {
                connection.jetStreamManagement().deleteConsumer(consumer.stream(), consumer.name());
            }
            return new TopologyApply(connection).apply(hasty());
        });
    }

    public String tenant() {
        return new TenantId(ids.next()).text();
    }

    /** Something to be done with NATS. */
    @FunctionalInterface
    public interface Question<T> {
        T of(Connection connection) throws Exception;
    }

    public <T> T asked(Question<T> question) throws Exception {
        Connection connection = nats.connect();
        try {
            return question.of(connection);
        } finally {
            connection.close();
        }
    }

    void publish(List<Example> examples) throws Exception {
        asked(connection -> {
            for (Example example : examples) {
                connection.jetStream().publish(example.subject(), example.bytes());
            }
            return examples;
        });
    }

    public void publish(String subject, byte[] data) throws Exception {
        asked(connection -> connection.jetStream().publish(subject, data));
    }

    public List<KeptLetter> dead() throws Exception {
        return asked(connection -> new DeadLetters(connection, DECLARED.deadLetters()).list(1, 1_000));
    }

    /** Our streams say from now on that they are of {@code region}. */
    public void moveStreams(Region region) throws Exception {
        asked(connection -> new TopologyApply(connection).apply(hasty().at(region)));
    }

    /** Whether applying the topology again changes nothing. */
    public boolean isAsDeclared() throws Exception {
        return asked(connection -> new TopologyApply(connection).apply(hasty()).isNothing());
    }

    /** How many messages {@code consumer} has not had an answer to, or not been sent. */
    long open(String consumer) throws Exception {
        return asked(connection -> {
            var info = connection.jetStreamManagement().getConsumerInfo(DECLARED.consumer(consumer).stream(), consumer);
            return info.getNumPending() + info.getNumAckPending();
        });
    }

    /** Whether every consumer has had an answer to everything. */
    boolean isSettled() throws Exception {
        for (ConsumerDeclaration consumer : DECLARED.consumers()) {
            if (open(consumer.name()) > 0) {
                return false;
            }
        }
        return true;
    }

    /** The first column of what all tenants have. */
    public List<String> read(String sql) throws Exception {
        List<String> lines = new ArrayList<>();
        try (java.sql.Connection connection = database.administrator();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
        }
        return lines;
    }

    @Override
    public void close() {
        workers.forEach(Worker::close);
        nats.close();
    }
}
