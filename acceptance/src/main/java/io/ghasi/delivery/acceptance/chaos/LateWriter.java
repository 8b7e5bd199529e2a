package io.ghasi.delivery.acceptance.chaos;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Locale;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Somebody whose transaction stays open: rows that died since it began cannot be cleared away, and its event, which took its id before hundreds of others,
 * is committed after them.
 */
final class LateWriter {
    private static final String SUBJECT = "delivery.play_session.navigated.v1";
    private static final String WRITE = "SELECT delivery.write_events(?, ?, 1, ?::json, ?)";

    private LateWriter() {}

    /** Writes by the write path's own function; mending it commits, and tells {@code ledger} so. */
    static Fault.Mending begin(Connection connection, Ledger ledger, RandomGenerator chance) throws SQLException {
        UUID session = new UUID(chance.nextLong(), chance.nextLong());
        String trace = String.format(Locale.ROOT, "%016x%016x", chance.nextLong(), chance.nextLong());
        String parent = "00-" + trace + "-00f067aa0ba902b7-01";
        try (PreparedStatement write = connection.prepareStatement(WRITE)) {
            connection.setAutoCommit(false);
            write.setObject(1, new UUID(chance.nextLong(), chance.nextLong()));
            write.setObject(2, session);
            write.setString(3, events(new UUID(chance.nextLong(), chance.nextLong()), session, parent));
            write.setString(4, parent);
            write.execute();
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        return () -> {
            try (connection) {
                connection.commit();
            }
            ledger.acknowledged(session.toString(), trace);
        };
    }

    // What the function puts the numbers before: so an event comes without its first brace.
    private static String events(UUID event, UUID session, String parent) {
        String rest =
                "\\\"eventId\\\":\\\"%s\\\",\\\"aggregateId\\\":\\\"%s\\\",\\\"traceparent\\\":\\\"%s\\\",\\\"payload\\\":{}}"
                        .formatted(event, session, parent);
        return "[{\"id\":\"%s\",\"subject\":\"%s\",\"rest\":\"%s\"}]".formatted(event, SUBJECT, rest);
    }
}
