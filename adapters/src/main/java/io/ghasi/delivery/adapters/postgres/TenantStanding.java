package io.ghasi.delivery.adapters.postgres;

import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.tenancy.Region;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where a tenant is at home, and whether it has left. */
record TenantStanding(Region home, boolean gone) {
    private static final String SQL = "SELECT region, left_at IS NOT NULL FROM delivery.tenants WHERE tenant_id = ?";

    /** Null where there is no such tenant. */
    static @Nullable TenantStanding of(Connection connection, TenantId tenant) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SQL)) {
            statement.setObject(1, tenant.value());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? read(row) : null;
            }
        }
    }

    private static TenantStanding read(ResultSet row) throws SQLException {
        return new TenantStanding(Objects.requireNonNull(Region.of(row.getString(1))), row.getBoolean(2));
    }
}
