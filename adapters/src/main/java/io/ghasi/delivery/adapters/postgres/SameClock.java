package io.ghasi.delivery.adapters.postgres;

import io.ghasi.delivery.adapters.telemetry.LogEvent;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the database's clock and ours say the same. Where they do not, nobody knows which one is wrong: a process that goes by a wrong one refuses good tokens
 * and puts sessions down that somebody plays. It does without the database until they agree. Thread-safe.
 */
final class SameClock {
    /** Clocks that anybody sets are milliseconds apart. */
    static final Duration APART = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(SameClock.class);

    private final InstantSource ours;
    private final AtomicBoolean told = new AtomicBoolean();

    SameClock(InstantSource ours) {
        this.ours = ours;
    }

    static SameClock ofSystem() {
        return new SameClock(InstantSource.system());
    }

    /**
     * Requires that they agree.
     *
     * @throws WrongClock where they are more than a minute apart
     * @throws SQLException where the database does not say
     */
    void require(Connection connection) throws SQLException {
        Instant before = ours.instant();
        long began = System.nanoTime();
        Instant theirs = now(connection);
        Duration asked = Duration.ofNanos(System.nanoTime() - began);
        Duration apart = Duration.between(before.plus(asked.dividedBy(2)), theirs);
        if (apart.abs().compareTo(APART.plus(asked)) > 0) {
            String what = "the database's clock says " + theirs + ", ours " + before + ": set right whichever is wrong";
            if (!told.getAndSet(true)) {
                LOG.error(LogEvent.CLOCK_WRONG, "there is no connection to the database while {}", what);
            }
            throw new WrongClock(what);
        }
        if (told.getAndSet(false)) {
            LOG.info(LogEvent.CLOCK_RIGHT, "the database's clock and ours agree again");
        }
    }

    private static Instant now(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT clock_timestamp()")) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        }
    }
}
