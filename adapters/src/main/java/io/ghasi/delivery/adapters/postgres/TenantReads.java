package io.ghasi.delivery.adapters.postgres;

import io.ghasi.delivery.core.faults.DependencyUnavailable;
import io.ghasi.delivery.core.ids.TenantId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Queries of one tenant's rows, a round trip each: the tenant is said and the question asked in one message. The transaction is spelled out,
 * since the driver may end a message after any statement: where it has described one whose rows have no known size, it asks for an
 * answer before the next, and a tenant said for an unspoken transaction would be forgotten by then.
 */
final class TenantReads {
    private static final String BEGIN = "BEGIN READ ONLY;\nSELECT set_config('app.tenant_id', ?, true);\n";
    private static final String END = ";\nCOMMIT";
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
        return DatabaseCall.of("query", () -> find(tenant, sql, row, values));
    }

    private <T> List<T> find(TenantId tenant, String sql, Row<T> row, Object... values) {
        try (Connection connection = database.getConnection()) {
            try {
                return ask(connection, tenant, sql, row, values);
            } catch (SQLException e) {
                rollback(connection, e);
                throw e;
            }
        } catch (SQLException e) {
            throw new DependencyUnavailable("postgres", RETRY_AFTER, e);
        }
    }

    private static <T> List<T> ask(Connection connection, TenantId tenant, String sql, Row<T> row, Object... values)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(BEGIN + sql + END)) {
            statement.setString(1, tenant.value().toString());
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 2, values[i]);
            }
            // Of the four statements, the third has the rows.
            statement.execute();
            statement.getMoreResults();
            statement.getMoreResults();
            List<T> found = new ArrayList<>();
            try (ResultSet rows = statement.getResultSet()) {
                while (rows.next()) {
                    found.add(row.read(rows));
                }
            }
            return found;
        }
    }

    // What failed half way has left its transaction open; the next user of the connection must not find it.
    private static void rollback(Connection connection, SQLException cause) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("ROLLBACK");
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }
}
