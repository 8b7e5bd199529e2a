package io.ghasi.delivery.bench.world;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Write-ahead log that was written so far.
 *
 * @param images pages in it that are whole, for they were changed for the first time after a checkpoint; told a second late
 */
public record Wal(long bytes, long images) {
    private static final int PAGE = 8_192;
    private static final String SQL =
            "SELECT pg_current_wal_insert_lsn() - '0/0'::pg_lsn AS bytes, wal_fpi FROM pg_stat_wal";

    /** Reads it. */
    public static Wal now(Connection administrator) throws SQLException {
        try (Statement statement = administrator.createStatement();
                ResultSet row = statement.executeQuery(SQL)) {
            row.next();
            return new Wal(row.getLong("bytes"), row.getLong("wal_fpi"));
        }
    }

    /** What was written since {@code before}. */
    public Wal since(Wal before) {
        return new Wal(bytes - before.bytes, images - before.images);
    }

    /** How much of it whole pages are, at most: their holes are left out. */
    public double imageShare() {
        return Math.min(1, (double) images * PAGE / bytes);
    }
}
