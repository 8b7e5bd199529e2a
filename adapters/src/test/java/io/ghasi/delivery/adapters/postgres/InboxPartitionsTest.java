package io.ghasi.delivery.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.ghasi.delivery.testkit.database.Catalog;
import io.ghasi.delivery.testkit.database.DeliveryDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class InboxPartitionsTest {
    private static final LocalDate DAY = LocalDate.parse("2031-03-01");

    @Test
    void there_is_a_partition_for_every_day_whose_events_can_come_and_none_for_those_before() throws SQLException {
        DeliveryDatabase database = DeliveryDatabase.create();
        try (HikariDataSource pool = ProjectorPool.of(database);
                Connection administrator = database.administrator()) {
            InboxPartitions partitions = new InboxPartitions(pool);
            partitions.maintain(DAY);
            assertThat(inbox(administrator))
                    .hasSize(InboxPartitions.DAYS + 3)
                    .startsWith("inbox_20310127")
                    .endsWith("inbox_20310303");
            partitions.maintain(DAY.plusDays(1));
            partitions.maintain(DAY.plusDays(1));
            assertThat(inbox(administrator))
                    .hasSize(InboxPartitions.DAYS + 3)
                    .startsWith("inbox_20310128")
                    .endsWith("inbox_20310304");
            assertThat(Catalog.violations(administrator)).isEmpty();
        }
    }

    private static List<String> inbox(Connection connection) throws SQLException {
        return Catalog.tables(connection).stream()
                .filter(it -> it.matches("inbox_\\d{8}"))
                .sorted()
                .toList();
    }
}
