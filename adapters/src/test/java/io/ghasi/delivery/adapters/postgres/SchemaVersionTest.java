package io.ghasi.delivery.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.migrations.Role;
import io.ghasi.delivery.migrations.SchemaVersion;
import io.ghasi.delivery.testkit.database.DeliveryDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class SchemaVersionTest {
    @Test
    void every_process_can_see_that_the_schema_is_the_one_it_needs() throws SQLException {
        DeliveryDatabase database = DeliveryDatabase.create();
        assertThat(Integer.parseInt(database.schemaVersion())).isEqualTo(SchemaVersion.NEEDED);
        for (Role role : new Role[] {Role.API, Role.RELAY, Role.PROJECTOR}) {
            try (Connection connection = database.connect(role)) {
                assertThat(SchemaVersion.installed(connection)).isEqualTo(SchemaVersion.NEEDED);
            }
        }
    }
}
