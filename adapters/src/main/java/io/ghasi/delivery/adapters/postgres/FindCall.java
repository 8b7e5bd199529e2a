package io.ghasi.delivery.adapters.postgres;

import io.ghasi.delivery.core.course.GateStates;
import io.ghasi.delivery.core.session.Sessions.Recalled;
import io.ghasi.delivery.core.session.Sessions.Stored;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One call that answers many questions, of whatever tenants; {@code n} is a question's place among them, from 1. */
final class FindCall {
    private static final String SESSIONS = "SELECT * FROM delivery.find_sessions(?::uuid[], ?::uuid[])";
    private static final String KEYS =
            SESSIONS + " FULL JOIN delivery.find_keys(?::uuid[], ?::uuid[], ?::uuid[]) USING (n)";
    private static final Recalled NOTHING = new Recalled(null, null);

    private FindCall() {}

    /** Tells everybody in {@code waiting}, unless it throws: then some may have been told. */
    static void answer(Connection connection, List<Waiting<Question, Recalled>> waiting) throws SQLException {
        List<Question> questions = waiting.stream().map(Waiting::asked).toList();
        boolean keys = questions.stream().anyMatch(question -> question.key() != null);
        try (PreparedStatement statement = connection.prepareStatement(keys ? KEYS : SESSIONS)) {
            statement.setString(
                    1, Arrays.of(questions, question -> question.tenant().value()));
            statement.setString(
                    2, Arrays.of(questions, question -> question.session().value()));
            if (keys) {
                statement.setString(
                        3, Arrays.of(questions, question -> question.tenant().value()));
                statement.setString(4, Arrays.of(questions, FindCall::user));
                statement.setString(5, Arrays.of(questions, FindCall::key));
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    tell(waiting.get(rows.getInt("n") - 1), rows, keys);
                }
            }
        }
        waiting.forEach(one -> one.answer().complete(NOTHING));
    }

    // What cannot be read is a fault of its own row, and the others' no less good for it.
    private static void tell(Waiting<Question, Recalled> one, ResultSet row, boolean keys) throws SQLException {
        try {
            one.answer().complete(new Recalled(keys ? KeyRow.read(row, "answered_version") : null, stored(row)));
        } catch (RuntimeException e) {
            one.answer().completeExceptionally(e);
        }
    }

    /** The session of {@code row}; null where there is none. */
    static @Nullable Stored stored(ResultSet row) throws SQLException {
        return row.getString("state") == null
                ? null
                : new Stored(SessionRow.read(row), new GateStates(GatesJson.read(row.getString("gates"))));
    }

    private static @Nullable UUID user(Question question) {
        return question.key() == null ? null : question.key().user().value();
    }

    private static @Nullable UUID key(Question question) {
        return question.key() == null ? null : question.key().value();
    }
}
