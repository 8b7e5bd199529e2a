package io.ghasi.delivery.testkit.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Reads from PostgreSQL's own catalog what breaks the rules of tenancy. */
public final class Catalog {
    // No tenant's data: what ran, which region this is, the one epoch, who relays which shards.
    private static final String EXEMPT =
            "'flyway_schema_history', 'home_region', 'outbox_epoch', 'outbox_relay', 'outbox_lease'";

    private static final String TABLES = """
            SELECT c.oid, c.relname, c.relrowsecurity, c.relforcerowsecurity
            FROM pg_class c
            WHERE c.relnamespace = 'delivery'::regnamespace AND c.relkind IN ('r', 'p') AND c.relname NOT IN (%s)
            """.formatted(EXEMPT);

    private static final String VIOLATIONS = """
            WITH t AS (%s), key AS (
                SELECT c.conrelid AS oid, c.conname AS name, c.conkey[1] AS first FROM pg_constraint c WHERE c.contype = 'f'
                UNION ALL
                SELECT i.indrelid, i.indexrelid::regclass::text, i.indkey[0] FROM pg_index i WHERE i.indisunique
            )
            SELECT relname || ': row security is not enabled' FROM t WHERE NOT relrowsecurity
            UNION ALL
            SELECT relname || ': row security does not bind its owner' FROM t WHERE NOT relforcerowsecurity
            UNION ALL
            SELECT relname || ': no policy for every role compares tenant_id with app.tenant_id' FROM t
            WHERE NOT EXISTS (
                SELECT FROM pg_policy p
                WHERE p.polrelid = t.oid AND p.polcmd = '*' AND p.polpermissive AND p.polroles = '{0}'
                  AND pg_get_expr(p.polqual, p.polrelid) LIKE '(tenant_id = (NULLIF(current_setting(''app.tenant_id''::text, true)%%'
                  AND pg_get_expr(p.polwithcheck, p.polrelid) = pg_get_expr(p.polqual, p.polrelid))
            UNION ALL
            SELECT relname || ': policy ' || p.polname || ' opens it to every role' FROM t JOIN pg_policy p ON p.polrelid = t.oid
            WHERE p.polroles = '{0}' AND p.polname <> 'tenant'
            UNION ALL
            SELECT relname || ': ' || key.name || ' is not led by tenant_id' FROM t JOIN key ON key.oid = t.oid
            JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = key.first WHERE a.attname <> 'tenant_id'
            UNION ALL
            SELECT relname || ': has no primary key' FROM t
            WHERE NOT EXISTS (SELECT FROM pg_index i WHERE i.indrelid = t.oid AND i.indisprimary)
            UNION ALL
            SELECT rolname || ': is more than a login' FROM pg_roles
            WHERE rolname LIKE 'delivery\\_%%' AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication)
            UNION ALL
            SELECT relname || ': belongs to ' || pg_get_userbyid(relowner) FROM pg_class
            WHERE relnamespace = 'delivery'::regnamespace AND pg_get_userbyid(relowner) <> 'delivery_migrator'
            ORDER BY 1
            """.formatted(TABLES);

    private Catalog() {}

    /** The tables that must keep tenants apart. */
    public static List<String> tables(Connection connection) throws SQLException {
        return read(connection, "SELECT relname FROM (" + TABLES + ") t");
    }

    /** What is wrong, a line each. */
    public static List<String> violations(Connection connection) throws SQLException {
        return read(connection, VIOLATIONS);
    }

    private static List<String> read(Connection connection, String sql) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
        }
        return lines;
    }
}
