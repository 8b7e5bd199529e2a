package io.ghasi.delivery.adapters.postgres;

import io.ghasi.delivery.core.faults.DependencyUnavailable;
import io.ghasi.delivery.core.ids.TenantId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Queries of one tenant's rows, a round trip each: the tenant is said and the question asked in one message, which PostgreSQL takes
 * as one transaction because the driver ends it with a single Sync. It does so as long as it knows the type of every value: for one
 * that it does not, such as null, it asks the server to describe the statement, and from then on sends a Sync before it. The tenant
 * would be forgotten by then and nothing found. So there are no nulls here.
 */
final class TenantReads {
    private static final String SAY_TENANT = "SELECT set_config('app.tenant_id', ?, true);\n";
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final DataSource database;

    TenantReads(DataSource database) {
        this.database = database;
    }

    /** Reads one row. */
    @FunctionalInterface
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** What {@code sql} finds; its parameters are {@code values}, its rows are of {@code tenant} alone. */
    <T> List<T> list(TenantId tenant, String sql, Row<T> row, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(SAY_TENANT + sql)) {
            statement.setString(1, tenant.value().toString());
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 2, values[i]);
            }
            statement.execute();
            statement.getMoreResults();
            try (ResultSet rows = statement.getResultSet()) {
                List<T> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(row.read(rows));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new DependencyUnavailable("postgres", RETRY_AFTER, e);
        }
    }
}
