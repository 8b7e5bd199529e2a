package io.ghasi.delivery.acceptance.tenants;

import io.ghasi.delivery.testkit.database.Catalog;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Takes what keeps tenants apart out of a database. Everything is done by its administrator, and to this database alone. */
record MutantSchema(Connection administrator) {
    private static final String FUNCTIONS = """
            SELECT pg_get_functiondef(p.oid) FROM pg_proc p
            WHERE p.pronamespace = 'delivery'::regnamespace AND p.prokind = 'f'
            """;

    // As the migrations have it.
    private static final String OWN_ROWS = "tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid";

    /** Functions find the rows of every tenant. */
    void removeFilters() throws SQLException {
        int removed = 0;
        for (String function : read(FUNCTIONS)) {
            String open = Filters.removedFrom(function);
            if (!open.equals(function)) {
                execute(open);
                removed++;
            }
        }
        if (removed == 0) {
            throw new IllegalStateException("nothing was mutated: where are the functions now?");
        }
    }

    /** Every tenant may see and write every row of {@code table}. */
    void removePolicy(String table) throws SQLException {
        policy(table, "true");
    }

    /** Each tenant its own rows again. */
    void restorePolicy(String table) throws SQLException {
        policy(table, OWN_ROWS);
    }

    private void policy(String table, String rows) throws SQLException {
        execute("ALTER POLICY tenant ON delivery." + table + " USING (" + rows + ") WITH CHECK (" + rows + ")");
    }

    List<String> tables() throws SQLException {
        return Catalog.tables(administrator);
    }

    private List<String> read(String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Statement statement = administrator.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = administrator.createStatement()) {
            statement.execute(sql);
        }
    }
}
