package io.ghasi.delivery.bench.relay;

import io.ghasi.delivery.adapters.nats.PokeSender;
import io.ghasi.delivery.migrations.Role;
import io.ghasi.delivery.testkit.database.DeliveryDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** Commits events as the api does: some at once, of one tenant, then a poke. An open model: who is late catches up. */
final class Producer implements AutoCloseable {
    static final String SUBJECT = "delivery.play_session.navigated.v1";

    private static final int TENANTS = 10;
    private static final int AGGREGATES = 500;
    private static final Duration TICK = Duration.ofMillis(5);
    private static final int LARGEST = 500;
    private static final String PADDING = "x".repeat(1_200);
    private static final String INSERT = """
            INSERT INTO delivery.outbox_pending (tenant_id, aggregate_id, aggregate_version, event_id, subject, payload, traceparent)
            SELECT ?, a, v, gen_random_uuid(), ?, '{"at":' || ? || ',"aggregate":"' || a || '","version":' || v || ',"padding":"' || ? || '"}',
                   '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01'
            FROM unnest(?::uuid[], ?::int[]) e(a, v)
            """;

    private final Connection connection;
    private final PokeSender poke;
    private final int[][] versions = new int[TENANTS][AGGREGATES];
    private int next;

    Producer(DeliveryDatabase database, PokeSender poke) throws SQLException {
        this.connection = database.connect(Role.API);
        this.connection.setAutoCommit(false);
        this.poke = poke;
    }

    /** {@code rate} events a second for {@code duration}; returns how many. */
    int produce(int rate, Duration duration) throws SQLException {
        long began = System.nanoTime();
        int written = 0;
        long elapsed = 0;
        while (elapsed < duration.toNanos()) {
            int due = (int) (elapsed * rate / 1_000_000_000L) - written;
            written += due > 0 ? write(Math.min(due, LARGEST)) : 0;
            LockSupport.parkNanos(TICK.toNanos());
            elapsed = System.nanoTime() - began;
        }
        return written;
    }

    /** As many as {@code count}, as fast as they go in. */
    void fill(int count) throws SQLException {
        for (int left = count; left > 0; ) {
            left -= write(Math.min(left, LARGEST));
        }
    }

    private int write(int count) throws SQLException {
        int tenant = next++ % TENANTS;
        List<String> aggregates = new ArrayList<>();
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int aggregate = (next * 31 + i) % AGGREGATES;
            aggregates.add(new UUID(tenant + 1L, aggregate).toString());
            numbers.add(Integer.toString(++versions[tenant][aggregate]));
        }
        insert(new UUID(1, tenant + 1L), aggregates, numbers);
        poke.poke();
        return count;
    }

    private void insert(UUID tenant, List<String> aggregates, List<String> numbers) throws SQLException {
        try (PreparedStatement who = connection.prepareStatement("SELECT set_config('app.tenant_id', ?, true)");
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            who.setString(1, tenant.toString());
            who.execute();
            insert.setObject(1, tenant);
            insert.setString(2, SUBJECT);
            insert.setString(3, Long.toString(micros(Instant.now())));
            insert.setString(4, PADDING);
            insert.setString(5, "{" + String.join(",", aggregates) + "}");
            insert.setString(6, "{" + String.join(",", numbers) + "}");
            insert.executeUpdate();
            connection.commit();
        }
    }

    static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    /** How many it has committed so far. */
    long written() {
        return Arrays.stream(versions)
                .flatMapToInt(Arrays::stream)
                .asLongStream()
                .sum();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        poke.close();
    }
}
