package io.ghasi.delivery.adapters.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows of one small table, written and read with the tenant that a transaction says, and no filter of their own. */
final class Rows {
    private Rows() {}

    /** Says which tenant the transaction of {@code connection} is for. */
    static void tenant(Connection connection, @Nullable UUID tenant) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT set_config('app.tenant_id', ?, true)")) {
            statement.setString(1, tenant == null ? "" : tenant.toString());
            statement.execute();
        }
    }

    static void insert(Connection connection, UUID tenant, UUID id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                INSERT INTO delivery.package_index
                    (tenant_id, id, course_version_id, standard, navigation, title, manifest_version)
                VALUES (?, ?, ?, 'native', 'tree', 'Course', 1)
                """)) {
            statement.setObject(1, tenant);
            statement.setObject(2, id);
            statement.setObject(3, id);
            statement.executeUpdate();
        }
    }

    static int count(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT count(*) FROM delivery.package_index");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }

    static int rename(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("UPDATE delivery.package_index SET title = 'mine'")) {
            return statement.executeUpdate();
        }
    }
}
