package io.ghasi.delivery.adapters.postgres;

import io.ghasi.delivery.core.session.Memories.Recollected;
import io.ghasi.delivery.core.session.SessionFacts;
import io.ghasi.delivery.core.session.Sessions.Stored;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** One call that finds many sessions, each with what its content needs to be heard. */
final class SpokenCall {
    private static final String SQL = """
            SELECT * FROM delivery.find_sessions(?::uuid[], ?::uuid[]) LEFT JOIN delivery.find_spoken(?::uuid[], ?::uuid[]) USING (n)
            """;

    private final TenantReads reads;

    /** What is asked for later, {@code reads} reads. */
    SpokenCall(TenantReads reads) {
        this.reads = reads;
    }

    /** Tells everybody in {@code waiting}, unless it throws: then some may have been told. */
    void answer(Connection connection, List<Waiting<Question, Optional<Recollected>>> waiting) throws SQLException {
        List<Question> questions = waiting.stream().map(Waiting::asked).toList();
        try (PreparedStatement statement = connection.prepareStatement(SQL)) {
            String tenants = Arrays.of(questions, question -> question.tenant().value());
            String sessions =
                    Arrays.of(questions, question -> question.session().value());
            statement.setString(1, tenants);
            statement.setString(2, sessions);
            statement.setString(3, tenants);
            statement.setString(4, sessions);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    tell(waiting.get(rows.getInt("n") - 1), rows);
                }
            }
        }
        waiting.forEach(one -> one.answer().complete(Optional.empty()));
    }

    // What cannot be read is a fault of its own row, and the others' no less good for it.
    private void tell(Waiting<Question, Optional<Recollected>> one, ResultSet row) throws SQLException {
        try {
            one.answer().complete(Optional.of(recollected(row)));
        } catch (RuntimeException e) {
            one.answer().completeExceptionally(e);
        }
    }

    private Recollected recollected(ResultSet row) throws SQLException {
        Stored stored = FindCall.stored(row);
        if (stored == null) {
            throw new IllegalStateException("a session without a state");
        }
        SessionFacts facts = stored.session().facts();
        StoredMemory memory =
                new StoredMemory(reads, facts.tenant(), facts.user(), facts.id().value());
        int version = row.getInt("memory_version");
        return new Recollected(
                stored, memory.knowing(version, row.getObject("delivered", Integer.class), row.getString("record")));
    }
}
