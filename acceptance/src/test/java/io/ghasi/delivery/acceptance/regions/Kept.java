package io.ghasi.delivery.acceptance.regions;

import io.ghasi.delivery.testkit.database.DeliveryDatabase;
import io.ghasi.delivery.testkit.servers.NatsServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that a region keeps: two equal ones mean that nothing was written.
 *
 * @param rows for each table a digest of all its rows
 * @param messages for each stream how many there ever were
 */
record Kept(Map<String, String> rows, Map<String, Long> messages) {
    // Relays say again and again that they live; partitions are their table's.
    private static final String TABLES = """
            SELECT relname FROM pg_class
            WHERE relnamespace = 'delivery'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition
              AND relname NOT IN ('outbox_relay', 'outbox_lease')
            """;

    static Kept of(DeliveryDatabase database, NatsServer nats) throws Exception {
        return new Kept(rows(database), messages(nats));
    }

    private static Map<String, String> rows(DeliveryDatabase database) throws Exception {
        Map<String, String> rows = new TreeMap<>();
        try (Connection connection = database.administrator();
                Statement statement = connection.createStatement()) {
            for (String table : column(statement, TABLES)) {
                String digest =
                        "SELECT count(*) || ' ' || md5(coalesce(string_agg(t::text, '' ORDER BY t::text), '')) FROM delivery."
                                + table + " t";
                rows.put(table, column(statement, digest).getFirst());
            }
        }
        return rows;
    }

    private static List<String> column(Statement statement, String sql) throws Exception {
        List<String> values = new ArrayList<>();
        try (ResultSet found = statement.executeQuery(sql)) {
            while (found.next()) {
                values.add(found.getString(1));
            }
        }
        return values;
    }

    private static Map<String, Long> messages(NatsServer nats) throws Exception {
        io.nats.client.Connection connection = nats.connect();
        try {
            Map<String, Long> messages = new TreeMap<>();
            for (String name : connection.jetStreamManagement().getStreamNames()) {
                messages.put(
                        name,
                        connection
                                .jetStreamManagement()
                                .getStreamInfo(name)
                                .getStreamState()
                                .getLastSequence());
            }
            return messages;
        } finally {
            connection.close();
        }
    }
}
