package io.ghasi.delivery.image.cluster;

import io.ghasi.delivery.adapters.nats.TopologyApply;
import io.ghasi.delivery.adapters.nats.TopologyFile;
import io.ghasi.delivery.core.tenancy.Region;
import io.ghasi.delivery.journey.world.Deployment;
import io.ghasi.delivery.sandbox.SandboxSettings.ObjectStore;
import io.ghasi.delivery.sandbox.run.Stack;
import io.ghasi.delivery.testkit.servers.NatsServer;
import io.ghasi.delivery.testkit.servers.ObjectStoreServer;
import io.ghasi.delivery.testkit.servers.PostgresServer;
import io.ghasi.delivery.testkit.servers.PostgresServer.Login;
import io.ghasi.delivery.testkit.servers.RedisServer;
import io.ghasi.delivery.testkit.tls.TestAuthority;
import io.ghasi.delivery.testkit.tls.TlsTerminator;
import io.nats.client.Connection;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Step 3 of the operator's guide: what a region has before the chart comes, all with TLS by one authority; the neighbours are the sandbox. */
final class RegionServers implements AutoCloseable {
    static final String API = "delivery-api";
    static final String RELAY = "delivery-outbox-relay";
    static final String PROJECTOR = "delivery-event-projector";
    static final String DATABASE = "writer.postgres.eu.ghasi.internal";
    private static final String REDIS = "redis.data";
    private static final String BROKER = "nats.data";
    private static final String OBJECTS = "objects.data";
    private static final String BUCKET = "exports";

    private final Stack stack = new Stack();
    private final Map<String, Login> natsLogins = new LinkedHashMap<>();
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final URI secureRedis;
    private final int redisPort;
    final TestAuthority authority;
    final PostgresServer postgres;
    final RedisServer redis;
    final NatsServer nats;
    final ObjectStore exports;

    RegionServers(Path home, Path permissions, Names names) throws Exception {
        try {
            authority = TestAuthority.create(home.resolve("authority"));
            postgres = stack.push(PostgresServer.create(home.resolve("postgres")));
            postgres.present(authority.issue(DATABASE));
            values.put("database.host", DATABASE);
            values.put("database.readerHost", "");
            values.put("database.port", names.publish(DATABASE, postgres.port()));
            redis = stack.push(RedisServer.create(home.resolve("redis")));
            redis.present(authority.issue(REDIS));
            for (String user : List.of(API, RELAY, PROJECTOR)) {
                natsLogins.put(user, Login.random(user));
            }
            nats = stack.push(NatsServer.createWithPermissions(
                    home.resolve("nats"), permissions, natsLogins.values(), authority.issue(BROKER, "127.0.0.1")));
            values.put(
                    "nats.servers[0]",
                    "tls://" + BROKER + ":"
                            + names.publish(BROKER, URI.create(nats.url()).getPort()));
            ObjectStoreServer objects = stack.push(ObjectStoreServer.create(home.resolve("objects")));
            exports = ObjectStore.on(objects, BUCKET).made();
            TlsTerminator secure =
                    stack.push(TlsTerminator.to(exports.endpoint().getPort(), authority.issue(OBJECTS)));
            values.put("exports.endpoint", "https://" + OBJECTS + ":" + names.publish(OBJECTS, secure.port()));
            values.put("exports.region", exports.region());
            values.put("exports.bucket", BUCKET);
            values.put("exports.authority.kind", "ConfigMap");
            values.put("exports.authority.name", "delivery-authorities");
            values.put("exports.authority.key", "exports.crt");
            for (String neighbour : List.of("identity", "tenants", "enrollment", "content", "assessment")) {
                String name = neighbour + ".ghasi-services";
                int port = names.publish(name, Deployment.sandbox().getPort());
                values.put("neighbours." + neighbour, "http://" + name + ":" + port);
            }
            secureRedis = URI.create(redis.secureUri());
            redisPort = names.publish(REDIS, secureRedis.getPort());
        } catch (Exception e) {
            close();
            throw e;
        }
    }

    /** What the chart is told of them. */
    Map<String, Object> values() {
        return values;
    }

    /** What the api is told of Redis. */
    String redisUri() {
        return "rediss://" + secureRedis.getUserInfo() + "@" + REDIS + ":" + redisPort;
    }

    /** With which {@code process} comes to NATS. */
    String natsPassword(String process) {
        return Objects.requireNonNull(natsLogins.get(process)).password();
    }

    /** What all servers' clients are given, by the names of the files. */
    Map<String, String> authorities() throws Exception {
        String pem = Files.readString(authority.certificate());
        return Map.of("database.crt", pem, "nats.crt", pem, "redis.crt", pem, "exports.crt", pem);
    }

    /** As NACK does with the chart's objects, but on one node. */
    void declareStreams() throws Exception {
        asked(administrator -> new TopologyApply(administrator)
                .applyWithNeighbours(TopologyFile.read("sandbox").at(Region.EU)));
    }

    /** Something asked of NATS. */
    @FunctionalInterface
    interface Question<T> {
        T of(Connection administrator) throws Exception;
    }

    /** What NATS answers to somebody with all rights. */
    <T> T asked(Question<T> question) throws Exception {
        Connection administrator = Nats.connect(Options.builder()
                .server(nats.url())
                .userInfo(nats.login().user(), nats.login().password())
                .sslContext(authority.trust())
                .build());
        try {
            return question.of(administrator);
        } finally {
            administrator.close();
        }
    }

    @Override
    public void close() {
        stack.close();
    }
}
