package io.ghasi.delivery.adapters.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import javax.sql.DataSource;

/** Makes partitions for the keys of the days to come and drops those of days gone by. */
public final class IdempotencyPartitions {
    private final DataSource database;

    public IdempotencyPartitions(DataSource database) {
        this.database = database;
    }

    /** Does it as of {@code day}, UTC. Any process may, any number of times. */
    public void maintain(LocalDate day) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("SELECT delivery.maintain_idempotency_keys(?)")) {
            statement.setObject(1, day);
            statement.execute();
        }
    }
}
