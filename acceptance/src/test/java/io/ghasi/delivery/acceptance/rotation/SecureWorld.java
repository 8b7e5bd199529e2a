package io.ghasi.delivery.acceptance.rotation;

import io.ghasi.delivery.adapters.nats.NatsConnections;
import io.ghasi.delivery.adapters.nats.NatsLogin.UserPassword;
import io.ghasi.delivery.adapters.nats.NatsSettings;
import io.ghasi.delivery.adapters.nats.TopologyApply;
import io.ghasi.delivery.adapters.nats.TopologyFile;
import io.ghasi.delivery.journey.world.Deployment;
import io.ghasi.delivery.migrations.Role;
import io.ghasi.delivery.sandbox.run.ApiEnvironment;
import io.ghasi.delivery.sandbox.run.NatsEnvironment;
import io.ghasi.delivery.sandbox.run.RelayEnvironment;
import io.ghasi.delivery.sandbox.run.Stack;
import io.ghasi.delivery.testkit.database.DeliveryDatabase;
import io.ghasi.delivery.testkit.database.LoneDatabase;
import io.ghasi.delivery.testkit.mounts.MountedSecret;
import io.ghasi.delivery.testkit.servers.ApiServer;
import io.ghasi.delivery.testkit.servers.NatsServer;
import io.ghasi.delivery.testkit.servers.PgBouncerServer;
import io.ghasi.delivery.testkit.servers.Ports;
import io.ghasi.delivery.testkit.servers.RedisServer;
import io.ghasi.delivery.testkit.servers.Worker;
import io.ghasi.delivery.testkit.tls.ServerKey;
import io.ghasi.delivery.testkit.tls.TestAuthority;
import io.nats.client.Connection;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An api as in production and a relay, with a PostgreSQL, a Redis and a NATS that they speak TLS with; what is secret is in files. */
final class SecureWorld implements AutoCloseable {
    static final String DATABASE = "DELIVERY_DATABASE_PASSWORD";
    static final String REDIS = "DELIVERY_REDIS_URI";
    static final String NATS = "DELIVERY_NATS_PASSWORD";
    static final String GRANTS = "DELIVERY_GRANT_KEYS";
    private static final String PROFILE = "sandbox";
    private static final Path KEEPER = Path.of("charts/delivery-service/files/pgbouncer.sh");

    private final Stack stack = new Stack();
    private final Path home;
    final TestAuthority authority;
    final Path bundle;
    final LoneDatabase database;
    final RedisServer redis;
    final NatsServer nats;
    final MountedSecret apiSecrets;
    final MountedSecret relaySecrets;
    final ApiServer api;
    final Worker relay;

    SecureWorld(Path home) throws Exception {
        this.home = home;
        try {
            authority = TestAuthority.create(home.resolve("authority"));
            bundle = TestAuthority.bundle(home.resolve("bundle.pem"), authority);
            ServerKey key = authority.issue("localhost", "127.0.0.1");
            Path script = Path.of(System.getProperty("delivery.root", "."))
                    .resolve(KEEPER)
                    .toAbsolutePath();
            database = stack.push(LoneDatabase.createSecure(
                    home.resolve("database"), key, new PgBouncerServer.Keeper(script, bundle)));
            redis = stack.push(RedisServer.create(home.resolve("redis")));
            redis.present(key);
            nats = stack.push(NatsServer.createSecure(home.resolve("nats"), key));
            declareStreams();
            apiSecrets = mount("api", Role.API, Map.of(REDIS, redis.secureUri(), GRANTS, ApiEnvironment.grantKey()));
            relaySecrets = mount("relay", Role.RELAY, Map.of());
            relay = stack.push(Worker.begin(new Worker.Launch(
                            "outbox-relay", Deployment.jar("outbox-relay"), home, Ports.free(), relayEnvironment())
                    .quick()));
            api = stack.push(
                    ApiServer.start(ApiServer.Launch.of(Deployment.apiJar(), home.resolve("api"), apiEnvironment())
                            .quick()));
            relay.awaitReady();
        } catch (Exception e) {
            close();
            throw e;
        }
    }

    private void declareStreams() throws Exception {
        Connection connection = connect();
        new TopologyApply(connection).applyWithNeighbours(TopologyFile.read(PROFILE));
        connection.close();
    }

    /** With the login and the authorities of the moment. */
    Connection connect() throws Exception {
        UserPassword login = new UserPassword(nats.login().user(), nats.login().password());
        return NatsConnections.open(new NatsSettings(List.of(natsUrl()), login, bundle, "test", Duration.ofSeconds(5)));
    }

    private String natsUrl() {
        return nats.url().replace("127.0.0.1", "localhost");
    }

    private MountedSecret mount(String name, Role role, Map<String, String> more) throws Exception {
        Map<String, String> all = new HashMap<>(more);
        all.put(DATABASE, DeliveryDatabase.login(role).password());
        all.put(NATS, nats.login().password());
        return MountedSecret.of(home.resolve("secrets-" + name), all);
    }

    private Map<String, String> apiEnvironment() throws Exception {
        Map<String, String> all = new HashMap<>(ApiEnvironment.of(
                database.jdbcUrl(), DeliveryDatabase.login(Role.API), redis.secureUri(), Deployment.sandbox()));
        all.putAll(NatsEnvironment.of(List.of(natsUrl()), nats.login()));
        all.put("DELIVERY_ENV", "production");
        all.put("DELIVERY_REDIS_AUTHORITY", bundle.toString());
        all.put("DELIVERY_LIMITS_NAVIGATIONS", "1000000");
        return inFiles(all, apiSecrets);
    }

    private Map<String, String> relayEnvironment() {
        return inFiles(
                new HashMap<>(RelayEnvironment.of(
                        database.jdbcUrl(),
                        DeliveryDatabase.login(Role.RELAY),
                        NatsEnvironment.of(List.of(natsUrl()), nats.login()),
                        PROFILE)),
                relaySecrets);
    }

    private Map<String, String> inFiles(Map<String, String> all, MountedSecret secrets) {
        all.put("DELIVERY_NATS_AUTHORITY", bundle.toString());
        for (String secret : List.of(DATABASE, REDIS, NATS, GRANTS)) {
            if (all.remove(secret) != null) {
                all.put(secret + "_FILE", secrets.file(secret).toString());
            }
        }
        return all;
    }

    /** The first column of the first row, as PostgreSQL's administrator has it. */
    String read(String sql) throws SQLException {
        try (java.sql.Connection connection = database.administrator();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    @Override
    public void close() {
        stack.close();
    }
}
