package io.ghasi.delivery.journey.world;

import io.ghasi.delivery.core.ids.IdSource;
import io.ghasi.delivery.core.ids.MonotonicUlids;
import io.ghasi.delivery.journey.client.Client;
import io.ghasi.delivery.journey.client.Contract;
import io.ghasi.delivery.journey.client.Learner;
import io.ghasi.delivery.journey.client.Neighbourhood;
import io.ghasi.delivery.journey.client.Player;
import io.ghasi.delivery.migrations.Role;
import io.ghasi.delivery.sandbox.run.ApiEnvironment;
import io.ghasi.delivery.testkit.database.DeliveryDatabase;
import io.ghasi.delivery.testkit.faults.FaultProxy;
import io.ghasi.delivery.testkit.servers.ApiServer;
import io.ghasi.delivery.testkit.servers.RealServers;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One api process with a database of its own, and with the servers and neighbours that this JVM's deployments share. */
public final class Deployment implements AutoCloseable {
    private static final Path ROOT = Path.of(System.getProperty("delivery.root", "."));

    private final DeliveryDatabase database;
    private final FaultProxy databaseProxy;
    private final FaultProxy redisProxy;
    private final ApiServer.Launch launch;
    private final ApiServer server;
    private final List<ApiServer> others = new ArrayList<>();
    private final Neighbourhood neighbours;
    private final Client client;
    private final IdSource ids = new MonotonicUlids(InstantSource.system(), new SecureRandom());

    private Deployment(Options options) throws IOException, InterruptedException, SQLException {
        URI redis = URI.create(RealServers.redis().uri());
        URI sandbox = SharedSandbox.uri();
        database = DeliveryDatabase.create();
        databaseProxy = FaultProxy.to(database.port());
        redisProxy = FaultProxy.to(redis.getPort());
        neighbours = new Neighbourhood(sandbox);
        Map<String, String> environment = new HashMap<>(ApiEnvironment.of(
                options.faulty() ? database.jdbcUrl(databaseProxy.port()) : database.jdbcUrl(),
                DeliveryDatabase.login(Role.API),
                "redis://" + redis.getUserInfo() + "@127.0.0.1:"
                        + (options.faulty() ? redisProxy.port() : redis.getPort()),
                sandbox));
        environment.putAll(SharedSandbox.packages().told("DELIVERY_PACKAGES"));
        environment.putAll(options.environment());
        environment.keySet().removeAll(options.left());
        launch = launch(options.jar() == null ? apiJar() : options.jar(), environment);
        server = ApiServer.start(launch);
        client = new Client(server.uri(), Contracts.DELIVERY);
    }

    private static ApiServer.Launch launch(Path jar, Map<String, String> environment) throws IOException {
        return ApiServer.Launch.of(jar, Files.createTempDirectory("delivery-api"), environment)
                .quick();
    }

    private static final class Contracts {
        static final Contract DELIVERY = Contract.of(ROOT.resolve("contracts/openapi/delivery.yaml"));
    }

    private static final class Shared {
        static final Deployment DEPLOYMENT = start();

        private static Deployment start() {
            try {
                Deployment deployment = Deployment.start(Options.usual());
                Runtime.getRuntime().addShutdownHook(new Thread(deployment::close));
                return deployment;
            } catch (IOException | SQLException e) {
                throw new IllegalStateException("nothing can be deployed", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
    }

    /** The api that the build made, with its libraries beside it. */
    public static Path apiJar() {
        return jar("api");
    }

    /** What the build made of {@code module}, with its libraries beside it. */
    public static Path jar(String module) {
        return ROOT.resolve(module + "/target/" + module + ".jar");
    }

    /** What every answer of the api is held against. */
    public static Contract shippedContract() {
        return Contracts.DELIVERY;
    }

    /** A new one; returns when it is ready. */
    public static Deployment start(Options options) throws IOException, InterruptedException, SQLException {
        return new Deployment(options);
    }

    /** The usual one, which the tests of this JVM share and nobody closes. */
    public static Deployment shared() {
        return Shared.DEPLOYMENT;
    }

    /** Where the neighbours are that the deployments of this JVM share. */
    public static URI sandbox() {
        return SharedSandbox.uri();
    }

    /** Where the api answers. */
    public URI api() {
        return server.uri();
    }

    public ApiServer server() {
        return server;
    }

    /** One more api process on the same database and Redis, and a client of it; it ends with this. */
    public Client another() throws IOException, InterruptedException {
        ApiServer other = ApiServer.start(launch(launch.jar(), launch.environment()));
        others.add(other);
        return new Client(other.uri(), Contracts.DELIVERY);
    }

    public Neighbourhood neighbours() {
        return neighbours;
    }

    public DeliveryDatabase database() {
        return database;
    }

    /** Between the api and PgBouncer; only in faulty deployments does anything go through it. */
    public FaultProxy databaseProxy() {
        return databaseProxy;
    }

    /** Between the api and Redis; only in faulty deployments does anything go through it. */
    public FaultProxy redisProxy() {
        return redisProxy;
    }

    /** Sends to the api and holds every answer against the contract. */
    public Client client() {
        return client;
    }

    /** What the client holds answers against. */
    public Contract contract() {
        return Contracts.DELIVERY;
    }

    /** Makes up identifiers that nobody else has. */
    public IdSource ids() {
        return ids;
    }

    /** {@code learner} with a fresh token for {@code scope}. */
    public Player player(Learner learner, String scope) {
        return new Player(client, learner, neighbours.token(learner, scope, Duration.ofMinutes(15)), ids);
    }

    @Override
    public void close() {
        others.forEach(ApiServer::close);
        server.close();
        client.close();
        neighbours.close();
        databaseProxy.close();
        redisProxy.close();
    }
}
