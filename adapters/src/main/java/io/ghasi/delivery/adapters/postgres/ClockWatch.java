package io.ghasi.delivery.adapters.postgres;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** Retires all connections when a clock has gone wrong since they were opened: none is opened anew while it is. */
final class ClockWatch {
    private static final Duration EVERY = Duration.ofSeconds(10);

    private final HikariDataSource pool;
    private final SameClock clock;
    private long due = System.nanoTime() + EVERY.toNanos();

    ClockWatch(HikariDataSource pool, SameClock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** Looks, every ten seconds at most. For one thread. */
    void run() {
        if (due - System.nanoTime() <= 0) {
            due = System.nanoTime() + EVERY.toNanos();
            look();
        }
    }

    /** Looks now. */
    void look() {
        try (Connection connection = pool.getConnection()) {
            clock.require(connection);
        } catch (WrongClock _) {
            PoolRenewal.retire(pool);
        } catch (SQLException _) {
            // A database that does not answer is no matter of clocks.
        }
    }
}
