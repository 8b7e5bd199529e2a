package io.ghasi.delivery.bench.world;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The database between two phases: each phase begins on the same stage, and what it wrote is counted after it. */
public final class Stage {
    private static final String SET = """
            TRUNCATE delivery.outbox_pending, delivery.idempotency_keys;
            UPDATE delivery.play_sessions SET version = 1 WHERE version <> 1;
            """;

    private final Connection administrator;

    public Stage(Connection administrator) {
        this.administrator = administrator;
    }

    /** Leaves no event and no key, every session at version 1, no dead row, and all pages written. */
    public void set() throws SQLException {
        try (Statement statement = administrator.createStatement()) {
            statement.execute(SET);
            statement.execute("VACUUM delivery.play_sessions");
            statement.execute("CHECKPOINT");
        }
    }

    /** Requires that exactly {@code writes} events were written since: who was told that it is durable was told the truth. */
    public void requireWritten(long writes) throws SQLException {
        try (Statement statement = administrator.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM delivery.outbox_pending")) {
            row.next();
            if (row.getLong(1) != writes) {
                throw new IllegalStateException(writes + " answers, " + row.getLong(1) + " events");
            }
        }
    }
}
