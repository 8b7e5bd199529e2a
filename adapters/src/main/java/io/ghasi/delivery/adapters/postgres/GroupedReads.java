package io.ghasi.delivery.adapters.postgres;

import io.ghasi.delivery.core.faults.DependencyUnavailable;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/** Answers all questions of a kind that are waiting in one call. */
final class GroupedReads<Q, A> implements AutoCloseable {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final DataSource database;
    private final Call<Q, A> call;
    private final Group<Q, A> group;

    /** Asks by {@code call}, within {@code bounds}. */
    GroupedReads(DataSource database, GroupBounds bounds, Call<Q, A> call) {
        this.database = database;
        this.call = call;
        this.group = new Group<>("read queue", bounds, this::read);
    }

    /** One call that answers many questions. */
    @FunctionalInterface
    interface Call<Q, A> {
        /** Tells everybody in {@code waiting}, unless it throws: then some may have been told. */
        void answer(Connection connection, List<Waiting<Q, A>> waiting) throws SQLException;
    }

    A ask(Q question) {
        return DatabaseCall.of("find", () -> group.ask(question));
    }

    private void read(List<Waiting<Q, A>> waiting) {
        try (Connection connection = database.getConnection()) {
            call.answer(connection, waiting);
        } catch (SQLException | RuntimeException e) {
            for (Waiting<Q, A> one : waiting) {
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
