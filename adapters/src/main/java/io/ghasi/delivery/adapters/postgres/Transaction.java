package io.ghasi.delivery.adapters.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;

/** A transaction on a connection; what is not committed is undone. */
final class Transaction implements AutoCloseable {
    private static final String SAY =
            "SELECT set_config('app.tenant_id', ?, true), set_config('lock_timeout', ?, true)";

    private final Connection connection;
    private boolean committed;

    private Transaction(Connection connection) {
        this.connection = connection;
    }

    static Transaction begin(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        return new Transaction(connection);
    }

    /** One in which every statement sees the same. */
    static Transaction ofOneMoment(Connection connection) throws SQLException {
        Transaction transaction = begin(connection);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
            return transaction;
        } catch (SQLException e) {
            transaction.close();
            throw e;
        }
    }

    /** Says whose rows the statements to come are about, and how long they wait for a lock. */
    static void of(Connection connection, UUID tenant, Duration patience) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SAY)) {
            statement.setString(1, tenant.toString());
            statement.setString(2, Long.toString(patience.toMillis()));
            statement.execute();
        }
    }

    void commit() throws SQLException {
        connection.commit();
        committed = true;
    }

    @Override
    public void close() throws SQLException {
        if (!committed) {
            connection.rollback();
        }
        connection.setAutoCommit(true);
    }
}
