package io.ghasi.delivery.image.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.deployment.chart.Chart;
import io.ghasi.delivery.deployment.chart.Rendered;
import io.ghasi.delivery.deployment.chart.Tree;
import io.ghasi.delivery.image.BuiltImage;
import io.ghasi.delivery.migrations.Role;
import io.ghasi.delivery.sandbox.SandboxSettings;
import io.ghasi.delivery.sandbox.run.ApiEnvironment;
import io.ghasi.delivery.sandbox.run.Stack;
import io.ghasi.delivery.testkit.servers.PostgresServer.Login;
import io.ghasi.delivery.testkit.servers.Runc;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A region with its servers and the chart's pods, as its operator has them; docs/operations.md says what is done. */
final class Cluster implements AutoCloseable {
    private static final String POOLER = "edoburu/pgbouncer";
    private static final String OURS = "ghasi/delivery-service";

    private final Stack stack = new Stack();
    private final Map<Role, String> passwords = new EnumMap<>(Role.class);
    private final Map<String, String> authorities = new HashMap<>();
    // One for all pods: each takes what another has granted.
    private final String grantKey = ApiEnvironment.grantKey();
    private final Path home;
    private final PodNetwork network;
    private final Pod.Node node;
    private int pods;
    final RegionServers region;

    /** Step 3: servers. {@code home} is empty. */
    Cluster(Path home) throws Exception {
        this.home = home;
        try {
            network = stack.push(new PodNetwork());
            Names names = stack.push(new Names(network.machine()));
            region = stack.push(
                    new RegionServers(home, BuiltImage.CHECKOUT.resolve("deploy/nats/permissions.conf"), names));
            authorities.putAll(region.authorities());
            Path root = BuiltImage.shared().root();
            node = new Pod.Node(
                    new Runc(root, home.resolve("runc")),
                    Map.of(OURS, ContainerImage.ours(root), POOLER, ContainerImage.pooler(home.resolve("pooler"))),
                    names);
        } catch (Exception e) {
            stack.close();
            throw e;
        }
    }

    /** Step 4: the database. Returns what an administrator sees then. */
    String database() throws Exception {
        psql("", "-f", "deploy/postgres/bootstrap.sql");
        for (Role role : Role.values()) {
            invent(role);
            setPassword(role);
        }
        return psql("\\du", "-A", "-t");
    }

    /** Another password for {@code role}, which nobody knows yet. */
    void invent(Role role) {
        passwords.put(role, Login.random(role.login()).password());
    }

    String password(Role role) {
        return Objects.requireNonNull(passwords.get(role));
    }

    /** Tells the database. */
    void setPassword(Role role) throws Exception {
        String password = password(role);
        psql("\\password " + role.login() + "\n" + password + "\n" + password + "\n");
    }

    /** Whoever vouches for the database is one of {@code certificates} from now on; {@code pods} are brought it. */
    void trustForDatabase(Path certificates, List<Pod> pods) throws IOException {
        authorities.put("database.crt", Files.readString(certificates));
        for (Pod pod : pods) {
            pod.volumes().swap("authorities", authorities);
        }
    }

    /** What PgBouncer is told of {@code role}. */
    Map<String, String> poolerUsers(Role role) {
        return Map.of("userlist.txt", "\"%s\" \"%s\"".formatted(role.login(), password(role)));
    }

    /** What PostgreSQL's own client, as an administrator, answers to {@code input}. */
    String psql(String input, String... words) throws IOException, InterruptedException {
        // Without a terminal it reads passwords, too, from what it is given.
        List<String> command = new ArrayList<>(List.of("setsid", "--wait"));
        command.addAll(ContainerImage.CLIENT.command("usr/lib/postgresql/15/bin/psql"));
        command.addAll(List.of("-X", "-v", "ON_ERROR_STOP=1", "-h", "127.0.0.1", "-U", "postgres"));
        command.addAll(List.of("-p", Integer.toString(region.postgres.port())));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(BuiltImage.CHECKOUT.toFile())
                .redirectErrorStream(true)
                .redirectInput(Files.writeString(home.resolve("psql.in"), input).toFile());
        builder.environment().put("PGPASSWORD", region.postgres.superuser().password());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    /** The number that {@code sql} finds in our database. */
    long count(String sql) throws IOException, InterruptedException {
        return Long.parseLong(psql(sql, "-d", "delivery", "-A", "-t").strip());
    }

    /** Step 5, as the chart's README lists them. */
    private Map<String, Map<String, String>> kept() {
        Map<String, Map<String, String>> kept = new HashMap<>();
        kept.put("delivery-authorities", authorities);
        kept.put("delivery-secrets-migration", Map.of("DELIVERY_DATABASE_PASSWORD", password(Role.MIGRATOR)));
        kept.put(
                "delivery-secrets",
                secrets(
                        Role.API,
                        RegionServers.API,
                        "DELIVERY_REDIS_URI",
                        region.redisUri(),
                        "DELIVERY_GRANT_KEYS",
                        grantKey,
                        "DELIVERY_PACKAGES_ACCESS_KEY",
                        region.exports.accessKey(),
                        "DELIVERY_PACKAGES_SECRET_KEY",
                        region.exports.secretKey()));
        kept.put("delivery-secrets-outbox-relay", secrets(Role.RELAY, RegionServers.RELAY));
        kept.put(
                "delivery-secrets-event-projector",
                secrets(
                        Role.PROJECTOR,
                        RegionServers.PROJECTOR,
                        "DELIVERY_EXPORTS_ACCESS_KEY",
                        region.exports.accessKey(),
                        "DELIVERY_EXPORTS_SECRET_KEY",
                        region.exports.secretKey()));
        kept.put("delivery-secrets-pgbouncer", poolerUsers(Role.API));
        kept.put("delivery-secrets-outbox-relay-pgbouncer", poolerUsers(Role.RELAY));
        kept.put("delivery-secrets-event-projector-pgbouncer", poolerUsers(Role.PROJECTOR));
        return kept;
    }

    private Map<String, String> secrets(Role role, String natsUser, String... more) {
        Map<String, String> secrets = new HashMap<>();
        secrets.put("DELIVERY_DATABASE_PASSWORD", password(role));
        secrets.put("DELIVERY_NATS_PASSWORD", region.natsPassword(natsUser));
        for (int i = 0; i < more.length; i += 2) {
            secrets.put(more[i], more[i + 1]);
        }
        return secrets;
    }

    /** Step 6, without an API server to send it to. */
    private Rendered chart(String tag) {
        Chart chart = Chart.of("small", "prod-eu")
                .with("image.tag", tag)
                .with("tokens.issuer", SandboxSettings.ISSUER)
                .with("otlpEndpoint", "");
        for (Map.Entry<String, Object> value : region.values().entrySet()) {
            chart = chart.with(value.getKey(), value.getValue());
        }
        return chart.render();
    }

    /** One pod of {@code workload} of the release {@code tag}. */
    Pod pod(String workload, String tag) throws Exception {
        Rendered rendered = chart(tag);
        Tree spec = rendered.workload(workload).at("spec/template/spec");
        String name = workload + "-" + tag + "-" + ++pods;
        Path folder = Files.createDirectories(home.resolve("pods").resolve(name));
        return stack.push(new Pod(name, spec, node, new Volumes(folder, rendered, kept()), network.add(), folder));
    }

    @Override
    public void close() {
        stack.close();
    }
}
