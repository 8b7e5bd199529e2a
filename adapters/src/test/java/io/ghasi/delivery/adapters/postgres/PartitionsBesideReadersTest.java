package io.ghasi.delivery.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.testkit.database.Catalog;
import io.ghasi.delivery.testkit.database.DeliveryDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Somebody reads for hours, as a backup does, while days begin and end: the chore does not wait for him, nor whoever writes, behind the chore. */
class PartitionsBesideReadersTest {
    private static final String PATIENCE = "SET statement_timeout = '5s'";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            idempotency_keys | maintain_idempotency_keys('2031-03-01')                       | maintain_idempotency_keys('2031-03-05')                       | idempotency_keys_20310228  | idempotency_keys_20310307
            inbox            | maintain_inbox('2031-03-01', 3)                               | maintain_inbox('2031-03-05', 3)                               | inbox_20310226             | inbox_20310307
            outbox_archive   | maintain_outbox_archive('2031-03-01 10:30Z', interval '1 day') | maintain_outbox_archive('2031-03-03 10:30Z', interval '1 day') | outbox_archive_2031030109 | outbox_archive_2031030410
            """)
    void partitions_are_made_at_once_and_dropped_when_nobody_reads(
            String table, String before, String after, String oldest, String newest) throws SQLException {
        DeliveryDatabase database = DeliveryDatabase.create();
        try (Connection reader = database.administrator();
                Connection chore = database.administrator()) {
            run(chore, "SELECT delivery." + before);
            reader.setAutoCommit(false);
            run(reader, "SELECT count(*) FROM delivery." + table);
            run(chore, PATIENCE);
            run(chore, "SELECT delivery." + after);
            assertThat(Catalog.tables(chore)).contains(oldest, newest);
            reader.commit();
            run(chore, "SELECT delivery." + after);
            assertThat(Catalog.tables(chore)).contains(newest).doesNotContain(oldest);
            assertThat(Catalog.violations(chore)).isEmpty();
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
