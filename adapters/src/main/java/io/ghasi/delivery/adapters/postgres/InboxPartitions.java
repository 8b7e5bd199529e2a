package io.ghasi.delivery.adapters.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import javax.sql.DataSource;

/** Makes the inbox's partitions for every day whose events can still come, and drops those of the days before. */
public final class InboxPartitions {
    /** Streams keep events for 30 days; what is replayed on the last of them, by a clock that is off, is still known. */
    public static final int DAYS = 33;

    private final DataSource database;

    public InboxPartitions(DataSource database) {
        this.database = database;
    }

    /** Does it as of {@code day}, UTC. Any process may, any number of times. */
    public void maintain(LocalDate day) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("SELECT delivery.maintain_inbox(?, ?)")) {
            statement.setObject(1, day);
            statement.setInt(2, DAYS);
            statement.execute();
        }
    }
}
