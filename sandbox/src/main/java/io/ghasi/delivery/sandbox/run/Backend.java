package io.ghasi.delivery.sandbox.run;

import io.ghasi.delivery.adapters.nats.NatsLogin;
import io.ghasi.delivery.adapters.nats.NatsSettings;
import io.ghasi.delivery.adapters.nats.TopologyApply;
import io.ghasi.delivery.adapters.nats.TopologyFile;
import io.ghasi.delivery.adapters.nats.TopologyMismatch;
import io.ghasi.delivery.core.tenancy.Region;
import io.ghasi.delivery.migrations.Role;
import io.ghasi.delivery.sandbox.SandboxServices;
import io.ghasi.delivery.sandbox.SandboxSettings;
import io.ghasi.delivery.sandbox.SandboxSettings.ObjectStore;
import io.ghasi.delivery.sandbox.database.DatabaseAddress;
import io.ghasi.delivery.testkit.database.Schema;
import io.ghasi.delivery.testkit.servers.KeptSecrets;
import io.ghasi.delivery.testkit.servers.NatsServer;
import io.ghasi.delivery.testkit.servers.ObjectStoreServer;
import io.ghasi.delivery.testkit.servers.PgBouncerServer;
import io.ghasi.delivery.testkit.servers.PostgresServer;
import io.ghasi.delivery.testkit.servers.PostgresServer.Login;
import io.ghasi.delivery.testkit.servers.RedisServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The servers that everything stands on, with the data of earlier runs and a schema that is up to date. */
final class Backend implements AutoCloseable {
    private static final String DATABASE = "delivery";
    private static final int POOL_SIZE = 12;
    /** Of {@code contracts/nats/topology.yaml}: one copy of everything. */
    static final String NATS_PROFILE = "sandbox";

    private final Stack stack = new Stack();
    private final Path data;
    private final KeptSecrets secrets;
    private final Map<Role, Login> logins;
    private final PostgresServer postgres;
    private final PgBouncerServer pooler;
    private final RedisServer redis;
    private final ObjectStoreServer objects;
    private final NatsServer nats;

    private Backend(Path data) throws IOException, InterruptedException, SQLException {
        this.data = data;
        try {
            secrets = KeptSecrets.in(data.resolve("roles"));
            logins = logins(secrets);
            postgres = stack.push(PostgresServer.open(data.resolve("postgres")));
            Schema.install(postgres, DATABASE, logins);
            pooler = stack.push(PgBouncerServer.open(
                    data.resolve("pgbouncer"),
                    postgres.port(),
                    Stream.of(Role.API, Role.RELAY, Role.PROJECTOR)
                            .map(logins::get)
                            .toList(),
                    POOL_SIZE));
            redis = stack.push(RedisServer.open(data.resolve("redis")));
            objects = stack.push(ObjectStoreServer.open(data.resolve("objects")));
            nats = stack.push(NatsServer.open(data.resolve("nats")));
            declareStreams();
        } catch (IOException | InterruptedException | SQLException | RuntimeException e) {
            stack.close();
            throw e;
        }
    }

    /** Starts them on what is in {@code data}; on nothing, where nothing is there. */
    static Backend start(Path data) throws IOException, InterruptedException, SQLException {
        return new Backend(data);
    }

    private static Map<Role, Login> logins(KeptSecrets secrets) throws IOException {
        Map<Role, Login> logins = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            logins.put(role, secrets.login(role.login()));
        }
        return logins;
    }

    private void declareStreams() throws IOException, InterruptedException {
        io.nats.client.Connection connection = nats.connect();
        try {
            new TopologyApply(connection)
                    .applyWithNeighbours(TopologyFile.read(NATS_PROFILE).at(Region.EU));
        } catch (TopologyMismatch e) {
            throw new IOException("NATS does not keep what it is told: " + e.getMessage(), e);
        } finally {
            connection.close();
        }
    }

    Login login(Role role) {
        return logins.getOrDefault(role, Login.random(role.login()));
    }

    /** The neighbours, with a database and a bucket of their own. */
    SandboxServices services() throws IOException, SQLException {
        DatabaseAddress database = DatabaseAddress.prepare(postgres, "sandbox", secrets.login("sandbox"));
        SandboxSettings settings =
                SandboxSettings.standard(0, database, packages(), Files.createDirectories(data.resolve("uploads")));
        return SandboxServices.start(settings.withEvents(neighboursNats()));
    }

    private NatsSettings neighboursNats() {
        NatsLogin login =
                new NatsLogin.UserPassword(nats.login().user(), nats.login().password());
        return new NatsSettings(List.of(nats.url()), login, null, "neighbours", Duration.ofSeconds(2));
    }

    /** For the processes: behind PgBouncer. */
    String jdbcUrl() {
        return pooler.jdbcUrl(DATABASE);
    }

    /** Where packages are kept: the neighbours make its bucket. */
    ObjectStore packages() {
        return ObjectStore.on(objects, "packages");
    }

    /** Where exports are kept: its bucket is there. */
    ObjectStore exports() {
        return ObjectStore.on(objects, "exports").made();
    }

    String redisUri() {
        return redis.uri();
    }

    NatsServer nats() {
        return nats;
    }

    /** For people. */
    String where() {
        return """
                PostgreSQL  %s (16.15)
                PgBouncer   %s (1.24.1, transaction mode)
                Redis       %s (7.0.15)
                S3          %s (S3Proxy 4.1.0)
                NATS        %s (2.10.27, JetStream)""".formatted(
                        postgres.jdbcUrl(DATABASE),
                        pooler.jdbcUrl(DATABASE),
                        redis.uri().replaceFirst("//.*@", "//"),
                        objects.endpoint(),
                        nats.url());
    }

    @Override
    public void close() {
        stack.close();
    }
}
