package io.ghasi.delivery.testkit.servers;

import io.ghasi.delivery.testkit.servers.NatsConfig.Routes;
import io.ghasi.delivery.testkit.servers.PostgresServer.Login;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.ClusterInfo;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Nodes of NATS that keep streams together, all on loopback: as in production, but on one machine. */
public final class NatsCluster implements AutoCloseable {
    private static final int SIZE = 5;
    private static final int MOST_REPLICAS = 5;
    private static final String PROBE = "cluster-probe";
    private static final int ATTEMPTS = 10;
    private static final Duration ATTEMPT = Duration.ofSeconds(10);
    private static final Duration ELECTION = Duration.ofMinutes(2);
    private static final int UNAVAILABLE = 503;

    private final List<NatsServer> nodes;

    private NatsCluster(List<NatsServer> nodes) {
        this.nodes = nodes;
    }

    /** Five empty nodes in {@code folder}, which must be empty or absent. Returns when all are healthy. */
    public static NatsCluster create(Path folder) throws IOException, InterruptedException {
        ServerHome shared = ServerHome.empty(folder);
        List<ServerHome> homes = new ArrayList<>();
        List<Integer> routes = new ArrayList<>();
        for (int node = 1; node <= SIZE; node++) {
            homes.add(ServerHome.of(shared.file("n" + node)));
            routes.add(homes.getLast().port("route.port"));
        }
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            NatsCluster cluster = begin(shared, homes, routes);
            if (cluster.comesTogether()) {
                return cluster;
            }
            cluster.nodes.forEach(NatsServer::kill);
            homes.forEach(home -> Folders.delete(home.file("store")));
        }
        throw new IOException("NATS made no cluster of " + SIZE + " in " + ATTEMPTS + " attempts");
    }

    private static NatsCluster begin(ServerHome shared, List<ServerHome> homes, List<Integer> routes)
            throws IOException, InterruptedException {
        Login client = shared.secrets().login("delivery");
        Login route = shared.secrets().login("route");
        List<NatsServer> nodes = new ArrayList<>();
        for (int node = 0; node < homes.size(); node++) {
            ServerHome home = homes.get(node);
            nodes.add(NatsServer.node(
                    home,
                    new NatsConfig(
                            home.folder().getFileName().toString(),
                            home.port(),
                            home.port("health.port"),
                            client,
                            null,
                            null,
                            new Routes(routes.get(node), routes, route))));
        }
        return new NatsCluster(List.copyOf(nodes));
    }

    // Nodes that start together elect a leader as soon as most of them see each other, and sometimes (seen with
    // 2.10.27, one time in five) it goes on
    // without the last one, which is then neither counted nor let in. Empty as they are, they may as well begin anew.
    @SuppressWarnings("BusyWait")
    private boolean comesTogether() throws InterruptedException {
        long end = System.nanoTime() + ATTEMPT.toNanos();
        while (System.nanoTime() < end) {
            try {
                if (placesOn(nodes.size())) {
                    return true;
                }
            } catch (IOException | JetStreamApiException _) {
                // not yet
            }
            Thread.sleep(50);
        }
        return false;
    }

    /** Waits until every node that runs is healthy: there is a leader that sees all of them, and streams have caught up. */
    public void awaitHealthy() throws IOException, InterruptedException {
        List<NatsServer> running = running();
        for (NatsServer node : running) {
            node.awaitHealthy();
        }
        // A node calls itself healthy before the leader has heard of it, and the leader places nothing on nodes that it
        // has not heard of.
        running.getFirst().await(() -> placesOn(running.size()));
    }

    /** Starts the nodes that do not run; returns when all are healthy. */
    public void mend() throws IOException, InterruptedException {
        for (NatsServer node : nodes) {
            if (!node.isRunning()) {
                node.start();
            }
        }
        awaitHealthy();
    }

    // Whether the leader would place a stream on as many nodes: it is asked to.
    private boolean placesOn(int count) throws IOException, InterruptedException, JetStreamApiException {
        Connection connection = connect();
        try {
            JetStreamManagement management = connection.jetStreamManagement();
            management.addStream(StreamConfiguration.builder()
                    .name(PROBE)
                    .subjects(PROBE)
                    .storageType(StorageType.Memory)
                    .replicas(Math.min(count, MOST_REPLICAS))
                    .build());
            return management.deleteStream(PROBE);
        } finally {
            connection.close();
        }
    }

    public List<NatsServer> nodes() {
        return nodes;
    }

    /** Where they are. */
    public List<String> urls() {
        return nodes.stream().map(NatsServer::url).toList();
    }

    /** The only one that may come in, the same at every node. */
    public Login login() {
        return nodes.getFirst().login();
    }

    /** A connection to one of the nodes that run; it does not come back once it is lost. */
    public Connection connect() throws IOException, InterruptedException {
        return NatsServer.connect(running());
    }

    private List<NatsServer> running() {
        return nodes.stream().filter(NatsServer::isRunning).toList();
    }

    /** The node that leads {@code stream} now; null where the cluster names none for two minutes. */
    public @Nullable NatsServer leader(String stream) throws InterruptedException, JetStreamApiException {
        return led(management -> management.getStreamInfo(stream).getClusterInfo());
    }

    /** The node that leads {@code consumer} of {@code stream} now; null as with a stream. */
    public @Nullable NatsServer leader(String stream, String consumer)
            throws InterruptedException, JetStreamApiException {
        return led(management -> management.getConsumerInfo(stream, consumer).getClusterInfo());
    }

    @FunctionalInterface
    private interface Question {
        @Nullable
        ClusterInfo ask(JetStreamManagement management) throws IOException, JetStreamApiException;
    }

    @SuppressWarnings("BusyWait")
    private @Nullable NatsServer led(Question question) throws InterruptedException, JetStreamApiException {
        long end = System.nanoTime() + ELECTION.toNanos();
        NatsServer leader = named(question);
        while (leader == null && System.nanoTime() < end) {
            Thread.sleep(50);
            leader = named(question);
        }
        return leader;
    }

    // Between two leaders nobody answers, or a node says that there is none, or that JetStream is away for now.
    private @Nullable NatsServer named(Question question) throws InterruptedException, JetStreamApiException {
        try {
            return answered(question);
        } catch (IOException _) {
            return null;
        } catch (JetStreamApiException e) {
            if (e.getErrorCode() == UNAVAILABLE) {
                return null;
            }
            throw e;
        }
    }

    // A connection may be interrupted while it closes: so is whoever asks.
    @SuppressWarnings("try")
    private @Nullable NatsServer answered(Question question)
            throws IOException, InterruptedException, JetStreamApiException {
        try (Connection connection = connect()) {
            ClusterInfo info = question.ask(connection.jetStreamManagement());
            String leader = info == null ? null : info.getLeader();
            return nodes.stream()
                    .filter(node -> node.name().equals(leader))
                    .findFirst()
                    .orElse(null);
        }
    }

    @Override
    public void close() {
        running().forEach(NatsServer::close);
    }
}
