package io.ghasi.delivery.adapters.postgres;

import io.ghasi.delivery.core.inbox.Work;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Work that is ordered and not over yet, of all tenants. */
public final class OpenWork {
    private static final Set<String> WORDS =
            Stream.of(Work.Kind.values()).map(Work.Kind::word).collect(Collectors.toUnmodifiableSet());
    private static final String COUNT = """
            SELECT kind, count(*), extract(epoch FROM clock_timestamp() - min(ordered_at))::float8
            FROM delivery.projector_work GROUP BY kind
            """;

    private final DataSource database;

    public OpenWork(DataSource database) {
        this.database = database;
    }

    /** How many orders of a kind there are, and for how many seconds the oldest has been one. */
    public record Orders(long count, double oldest) {
        public static final Orders NONE = new Orders(0, 0);
    }

    /** Of the kinds that there are any of, and that this version knows. */
    public Map<Work.Kind, Orders> count() throws SQLException {
        Map<Work.Kind, Orders> open = new EnumMap<>(Work.Kind.class);
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(COUNT);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                if (WORDS.contains(row.getString(1))) {
                    open.put(Work.Kind.parse(row.getString(1)), new Orders(row.getLong(2), row.getDouble(3)));
                }
            }
        }
        return open;
    }
}
