package io.ghasi.delivery.projector.loop;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.ghasi.delivery.adapters.postgres.InboxSettings;
import io.ghasi.delivery.adapters.postgres.PostgresInbox;
import io.ghasi.delivery.adapters.tracing.Tracing;
import io.ghasi.delivery.core.ids.EnrollmentId;
import io.ghasi.delivery.core.ids.EventId;
import io.ghasi.delivery.core.ids.MonotonicUlids;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.inbox.DeadLetter;
import io.ghasi.delivery.core.inbox.Lookup;
import io.ghasi.delivery.core.inbox.Redelivery;
import io.ghasi.delivery.core.tenancy.Region;
import io.ghasi.delivery.migrations.Role;
import io.ghasi.delivery.projector.lines.ConsumedLine;
import io.ghasi.delivery.projector.lines.Events;
import io.ghasi.delivery.projector.lines.Lines;
import io.ghasi.delivery.projector.lines.MessageReader;
import io.ghasi.delivery.testkit.database.DeliveryDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** A projector without a broker: a real database, a tenant, and what is set aside. */
final class Stage implements AutoCloseable {
    static final String CREATED = "enrollment.created.v1";
    static final String REVOKED = "enrollment.revoked.v1";
    static final Redelivery USUAL = new Redelivery(Duration.ofSeconds(1), Duration.ofSeconds(30), 4, 8);
    static final Redelivery ENDLESS =
            new Redelivery(Duration.ofSeconds(1), Duration.ofSeconds(30), 1_000_000, 2_000_000);

    final DeliveryDatabase database;
    final HikariDataSource pool;
    final MonotonicUlids ids = new MonotonicUlids(InstantSource.system(), new Random());
    final String tenant = new TenantId(ids.next()).text();
    final List<DeadLetter> dead = Collections.synchronizedList(new ArrayList<>());
    final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    Lookup lookup = _ -> Optional.empty();
    Tracing tracing = Tracing.off();

    Stage() throws SQLException {
        database = DeliveryDatabase.create();
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.jdbcUrl());
        config.setUsername(Role.PROJECTOR.login());
        config.setPassword(DeliveryDatabase.login(Role.PROJECTOR).password());
        config.setMaximumPoolSize(4);
        config.setConnectionTimeout(1_000);
        pool = new HikariDataSource(config);
    }

    ConsumerLoop loop(String type, Redelivery redelivery) {
        ConsumedLine line = Lines.served().stream()
                .filter(it -> it.types().contains(type.substring(0, type.length() - 3)))
                .findFirst()
                .orElseThrow();
        ConsumerLoop.Tools tools = new ConsumerLoop.Tools(
                new MessageReader(Region.EU, new Random()),
                new PostgresInbox(pool, new InboxSettings(Region.EU, Duration.ofSeconds(5))),
                message -> lookup.now(message),
                dead::add,
                redelivery,
                new Random(),
                tracing);
        return new ConsumerLoop(
                line, tools, new InboxMetrics(metrics, line.line().consumer()));
    }

    /** Has the directory tell of {@code id}. */
    void tenantIs(String id, String region) {
        ShakyFeed feed = new ShakyFeed(new Random(), 0).send("tenant.created.v1", Events.tenant(event(), id, region));
        loop("tenant.created.v1", USUAL).turn(feed, 1, Duration.ZERO);
    }

    String event() {
        return new EventId(ids.next()).text();
    }

    String enrollment() {
        return new EnrollmentId(ids.next()).text();
    }

    double counted(String outcome) {
        var counter = metrics.find("delivery.inbox.processed")
                .tags("consumer", "delivery-enrollments", "outcome", outcome)
                .counter();
        return counter == null ? 0 : counter.count();
    }

    /** One column of what all tenants have. */
    List<String> read(String sql) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Connection connection = database.administrator();
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
        pool.close();
    }
}
