package io.ghasi.delivery.adapters.postgres;

import io.ghasi.delivery.core.faults.DependencyUnavailable;
import io.ghasi.delivery.core.session.Sessions.Recalled;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/** Answers all questions that are waiting in one call. */
final class GroupedReads implements AutoCloseable {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final DataSource database;
    private final Group<Question, Recalled> group;

    GroupedReads(DataSource database, GroupBounds bounds) {
        this.database = database;
        this.group = new Group<>("read queue", bounds, this::read);
    }

    Recalled ask(Question question) {
        return DatabaseCall.of("find", () -> group.ask(question));
    }

    private void read(List<Waiting<Question, Recalled>> waiting) {
        try (Connection connection = database.getConnection()) {
            FindCall.answer(connection, waiting);
        } catch (SQLException | RuntimeException e) {
            for (Waiting<Question, Recalled> one : waiting) {
                one.answer().completeExceptionally(new DependencyUnavailable("postgres", RETRY_AFTER, e));
            }
        }
        waiting.clear();
    }

    @Override
    public void close() {
        group.close();
    }
}
