package io.ghasi.delivery.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.core.tenancy.Region;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class ActiveSessionsTest extends WorkStage {
    @Test
    void what_is_in_play_of_tenants_at_home_here() throws SQLException {
        ActiveSessions active = new ActiveSessions(pool);
        assertThat(active.count(Region.EU)).isEqualTo(SESSIONS);
        assertThat(active.count(Region.US)).isZero();
        try (Connection connection = database.administrator();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "UPDATE delivery.play_sessions SET state = 'paused', paused_at = now() WHERE attempt_number <= 5");
        }
        assertThat(active.count(Region.EU)).isEqualTo(SESSIONS - 5);
    }
}
