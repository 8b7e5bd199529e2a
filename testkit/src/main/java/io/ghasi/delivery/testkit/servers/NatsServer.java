package io.ghasi.delivery.testkit.servers;

import io.ghasi.delivery.testkit.servers.PostgresServer.Login;
import io.ghasi.delivery.testkit.servers.ServerProcess.Recipe;
import io.ghasi.delivery.testkit.tls.ServerKey;
import io.nats.client.Connection;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** NATS with JetStream on loopback, behind a password. Streams are on disk, and synced before they are acknowledged. */
public final class NatsServer implements AutoCloseable {
    private static final Duration UNHEARD = Duration.ofSeconds(30);
    private static final int RESTARTS = 2;

    private final ServerHome home;
    private NatsConfig config;
    private ServerProcess process;
    private boolean running;

    private NatsServer(ServerHome home, NatsConfig config) throws IOException, InterruptedException {
        this.home = home;
        this.config = config;
        this.process = launch();
    }

    /** An empty one in {@code home}, which must be empty or absent. */
    public static NatsServer create(Path home) throws IOException, InterruptedException {
        return alone(ServerHome.empty(home));
    }

    /** An empty one that acknowledges before it syncs, as servers do that are not told otherwise: for comparison alone. */
    public static NatsServer createUnsynced(Path home) throws IOException, InterruptedException {
        ServerHome empty = ServerHome.empty(home);
        return ready(new NatsServer(empty, NatsConfig.alone(empty, null, null).syncing("2m")));
    }

    /** The one in {@code home} with its streams, password and port; an empty one where there is none. */
    public static NatsServer open(Path home) throws IOException, InterruptedException {
        return alone(ServerHome.of(home));
    }

    /** An empty one in {@code home} that speaks TLS and nothing else. */
    public static NatsServer createSecure(Path home, ServerKey key) throws IOException, InterruptedException {
        ServerHome empty = ServerHome.empty(home);
        return ready(new NatsServer(empty, NatsConfig.alone(empty, null, key.swapInto(home))));
    }

    /** An empty one in {@code home} where whoever holds the seed of {@code userKey}, such as UABC…, comes in too. */
    public static NatsServer createWithUser(Path home, String userKey) throws IOException, InterruptedException {
        ServerHome empty = ServerHome.empty(home);
        return ready(new NatsServer(empty, NatsConfig.alone(empty, userKey, null)));
    }

    /**
     * An empty one in {@code home} that lets {@code processes} in too, and each do what {@code permissions} says of its name.
     *
     * @param key null for one without TLS
     */
    public static NatsServer createWithPermissions(
            Path home, Path permissions, Collection<Login> processes, @Nullable ServerKey key)
            throws IOException, InterruptedException {
        ServerHome empty = ServerHome.empty(home);
        String beside = Files.copy(permissions, empty.file("permissions.conf"))
                .getFileName()
                .toString();
        ServerKey own = key == null ? null : key.swapInto(home);
        return ready(new NatsServer(
                empty,
                NatsConfig.alone(empty, null, own).with(new NatsConfig.Processes(beside, List.copyOf(processes)))));
    }

    private static NatsServer alone(ServerHome home) throws IOException, InterruptedException {
        return ready(new NatsServer(home, NatsConfig.alone(home, null, null)));
    }

    private static NatsServer ready(NatsServer server) throws IOException, InterruptedException {
        server.awaitHealthy();
        return server;
    }

    /** One of several, which is healthy only when most of them are there. */
    static NatsServer node(ServerHome home, NatsConfig config) throws IOException, InterruptedException {
        return new NatsServer(home, config);
    }

    private ServerProcess launch() throws IOException, InterruptedException {
        List<String> command = NatsBinary.command();
        command.add("--config");
        command.add(configured().toString());
        ServerProcess started =
                ServerProcess.start(new Recipe("NATS " + config.name(), home.file("nats.log"), "TERM", command));
        running = true;
        return started;
    }

    private Path configured() throws IOException {
        return home.secret("nats.conf", config.text(home.file("store")));
    }

    /** Shows itself by {@code key} from now on, where it speaks TLS; connections that are open stay. */
    public void present(ServerKey key) throws IOException {
        key.swapInto(home.folder());
        process.signal("HUP");
    }

    /** Lets its user in with {@code password} from now on, and nobody any more who came with another. */
    public void changePassword(String password) throws IOException {
        config = config.of(new Login(config.login().user(), password));
        configured();
        process.signal("HUP");
    }

    /** Waits until it serves, and until each stream of its own has caught up with its leader. */
    public void awaitHealthy() throws IOException, InterruptedException {
        process.await(this::isHealthy);
    }

    /**
     * Waits until nothing is left of streams that were deleted: the server takes their files away after it has answered, and cannot make one of the same
     * name meanwhile ("error creating store for stream", seen once in some hundred runs).
     */
    public void awaitNoStreams() throws IOException, InterruptedException {
        process.await(() -> isEmpty(home.file("store").resolve("jetstream/$G/streams")));
    }

    private static boolean isEmpty(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return true;
        }
        try (Stream<Path> streams = Files.list(folder)) {
            return streams.findAny().isEmpty();
        }
    }

    void await(ServerProcess.Condition condition) throws IOException, InterruptedException {
        process.await(condition);
    }

    private boolean isHealthy() throws IOException {
        HttpURLConnection connection = monitor("/healthz");
        try {
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } finally {
            connection.disconnect();
        }
    }

    private HttpURLConnection monitor(String path) throws IOException {
        HttpURLConnection connection = (HttpURLConnection)
                URI.create("http://127.0.0.1:" + config.health() + path).toURL().openConnection();
        connection.setReadTimeout(1_000);
        return connection;
    }

    /** What it calls itself, also as a leader. */
    public String name() {
        return config.name();
    }

    /** Where it is; who may come in is {@link #login}. */
    public String url() {
        return (config.key() == null ? "nats" : "tls") + "://127.0.0.1:" + config.port();
    }

    /** Who may come in. */
    public Login login() {
        return config.login();
    }

    /** A connection that does not come back once it is lost. */
    public Connection connect() throws IOException, InterruptedException {
        return connect(List.of(this));
    }

    /** A connection to one of {@code servers}. */
    static Connection connect(List<NatsServer> servers) throws IOException, InterruptedException {
        Login login = servers.getFirst().login();
        return Nats.connect(Options.builder()
                .servers(servers.stream().map(NatsServer::url).toArray(String[]::new))
                .userInfo(login.user(), login.password())
                .noReconnect()
                .build());
    }

    boolean isRunning() {
        return running;
    }

    /** Stops answering, connections stay. */
    public void pause() throws IOException, InterruptedException {
        process.pause();
    }

    /** Goes on after {@link #pause}. */
    public void goOn() {
        process.signal("CONT");
    }

    /** Asks it to end and waits until it has. */
    public void stop() {
        process.stop();
        running = false;
    }

    /** Ends it as {@code kill -9} does. */
    public void kill() {
        process.killAll();
        running = false;
    }

    /**
     * Starts it again on the same port with what it had; returns when it is healthy. One of several that was killed sometimes comes back and is not heard by
     * the leaders of its streams: it calls itself unhealthy from then on, until it is started once more (seen with 2.10.27, one time in some hundreds).
     */
    public void start() throws IOException, InterruptedException {
        process = launch();
        for (int again = 0; again < RESTARTS && !process.holdsWithin(UNHEARD, this::isHealthy); again++) {
            System.out.println(config.name() + " is not healthy after " + UNHEARD + " and is started once more");
            kill();
            process = launch();
        }
        awaitHealthy();
    }

    @Override
    public void close() {
        process.stop();
    }
}
