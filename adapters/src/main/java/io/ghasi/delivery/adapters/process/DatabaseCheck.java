package io.ghasi.delivery.adapters.process;

import io.ghasi.delivery.adapters.telemetry.LogEvent;
import io.ghasi.delivery.adapters.tls.CertificateFault;
import io.ghasi.delivery.migrations.SchemaVersion;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The database answers and has the schema that this code needs. */
public final class DatabaseCheck implements Check {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseCheck.class);

    private final DataSource database;

    public DatabaseCheck(DataSource database) {
        this.database = database;
    }

    @Override
    public boolean isUp() {
        try (Connection connection = database.getConnection()) {
            int installed = SchemaVersion.installed(connection);
            if (installed < SchemaVersion.NEEDED) {
                LOG.warn(
                        LogEvent.SCHEMA_OLD,
                        "the schema is at {}, this needs {}: run the migrations",
                        installed,
                        SchemaVersion.NEEDED);
            }
            return installed >= SchemaVersion.NEEDED;
        } catch (SQLException e) {
            LOG.warn(LogEvent.DATABASE_UNAVAILABLE, "the database does not answer{}", CertificateFault.note(e), e);
            return false;
        }
    }
}
