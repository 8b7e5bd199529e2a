package io.ghasi.delivery.adapters.postgres;

import io.ghasi.delivery.core.inbox.SubjectExports;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Takes away rows of a tenant that has left. */
final class PurgePiece implements WorkPiece {
    // A row costs less here than a session that is paused.
    private static final int ROWS_EACH = 10;

    private final SubjectExports exports;

    PurgePiece(SubjectExports exports) {
        this.exports = exports;
    }

    @Override
    public Done work(Connection connection, WorkOrder order, int most) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT delivery.purge_tenant(?, ?)")) {
            statement.setObject(1, order.tenant().value());
            statement.setInt(2, most * ROWS_EACH);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new Done(row.getInt(1), 0);
            }
        }
    }

    @Override
    public void end(Connection connection, WorkOrder order) {
        exports.forgetAll(order.tenant());
    }
}
