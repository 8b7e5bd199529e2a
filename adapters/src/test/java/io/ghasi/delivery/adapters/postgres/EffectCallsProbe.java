package io.ghasi.delivery.adapters.postgres;

import io.ghasi.delivery.core.inbox.Message;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Objects;
import javax.sql.DataSource;

/** Orders work that no event ordered. */
final class EffectCallsProbe {
    void order(DataSource pool, Told told, Message message) throws SQLException {
        try (Connection connection = pool.getConnection();
                Transaction transaction = Transaction.begin(connection);
                Statement statement = connection.createStatement()) {
            Transaction.of(connection, told.tenant.value(), Duration.ofSeconds(1));
            String kind = Objects.requireNonNull(message.effect().work()).kind().word();
            statement.execute("""
                    INSERT INTO delivery.projector_work (tenant_id, kind, subject, passes, traceparent, correlation_id)
                    VALUES ('%s', '%s', '%s', 1, '', '')
                    """.formatted(told.tenant.value(), kind, new java.util.UUID(0, 0)));
            transaction.commit();
        }
    }
}
