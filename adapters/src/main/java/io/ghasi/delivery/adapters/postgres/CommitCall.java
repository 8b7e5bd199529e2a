package io.ghasi.delivery.adapters.postgres;

import io.ghasi.delivery.core.session.Decision;
import io.ghasi.delivery.core.session.DecisionStore.Outcome;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntPredicate;

/** One call that makes decisions durable: at most one per session and per idempotency key. */
final class CommitCall {
    private static final String SQL = "SELECT * FROM delivery.commit_batch(?::json, ?::json, ?::json, ?, ?::interval)";
    private static final String WITH_MEMORIES = SQL
            + " UNION ALL SELECT * FROM delivery.commit_memories(?::json, ?::json, ?::json, ?::json, ?, ?::interval)";

    private final DecisionJson json;

    CommitCall(DecisionJson json) {
        this.json = json;
    }

    /**
     * The outcome of each decision, in their order; empty where somebody else holds one of its rows. Nothing is durable before the
     * transaction of {@code connection} is.
     *
     * @param wait whether to wait for rows that are held
     * @param patience how long, for a row or for a key that somebody else is writing
     * @throws SQLException with state 55P03 where patience ran out: the transaction is then to be rolled back
     */
    List<Optional<Outcome>> commit(Connection connection, List<Decision> decisions, boolean wait, Duration patience)
            throws SQLException {
        IntPredicate plain = n -> !wait && DecisionJson.isPlain(decisions.get(n));
        IntPredicate said = n -> !wait && DecisionJson.isSaid(decisions.get(n));
        IntPredicate keeping = n -> DecisionJson.isKeeping(decisions.get(n)) && !said.test(n);
        IntPredicate others = plain.or(said).or(keeping).negate();
        String words = json.said(decisions, said);
        String remembered = json.decisions(decisions, keeping);
        boolean memories = words != null || remembered != null;
        try (PreparedStatement statement = connection.prepareStatement(memories ? WITH_MEMORIES : SQL)) {
            String unlike = json.decisions(decisions, others);
            statement.setString(1, json.plain(decisions, plain));
            statement.setString(2, unlike);
            statement.setString(3, unlike == null ? null : json.changes(decisions, others));
            statement.setBoolean(4, wait);
            statement.setString(5, patience.toString());
            if (memories) {
                statement.setString(6, words);
                statement.setString(7, remembered);
                statement.setString(8, remembered == null ? null : json.changes(decisions, keeping));
                statement.setString(9, remembered == null ? null : DecisionJson.memories(decisions, keeping));
                statement.setBoolean(10, wait);
                statement.setString(11, patience.toString());
            }
            try (ResultSet rows = statement.executeQuery()) {
                return read(rows, decisions.size());
            }
        }
    }

    private static List<Optional<Outcome>> read(ResultSet rows, int size) throws SQLException {
        List<Optional<Outcome>> outcomes = new ArrayList<>(Collections.nCopies(size, Optional.empty()));
        int read = 0;
        while (rows.next()) {
            outcomes.set(rows.getInt("n"), outcome(rows));
            read++;
        }
        if (read != size) {
            throw new IllegalStateException(size + " decisions, " + read + " results");
        }
        return outcomes;
    }

    private static Optional<Outcome> outcome(ResultSet row) throws SQLException {
        String outcome = row.getString("outcome");
        return switch (outcome) {
            case "applied" -> Optional.of(new Outcome.Applied());
            case "stale" -> Optional.of(new Outcome.Stale());
            case "taken" -> Optional.of(new Outcome.Taken());
            case "attempted" ->
                Optional.of(new Outcome.AlreadyAttempted(Objects.requireNonNull(KeyRow.read(row, "version"))));
            case "busy" -> Optional.empty();
            default -> throw new IllegalStateException("unknown outcome " + outcome);
        };
    }
}
