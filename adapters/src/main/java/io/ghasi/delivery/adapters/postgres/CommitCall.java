package io.ghasi.delivery.adapters.postgres;

import io.ghasi.delivery.core.session.Decision;
import io.ghasi.delivery.core.session.DecisionStore.Outcome;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/** One call that makes decisions durable: at most one per session and per idempotency key. */
final class CommitCall {
    private static final String BATCH =
            "SELECT * FROM delivery.commit_batch(?::json, ?::json, ?::json, ?, ?::interval)";
    private static final String MEMORIES =
            "SELECT * FROM delivery.commit_memories(NULL, ?::json, ?::json, ?::json, ?, ?::interval)";

    private final DecisionJson json;

    CommitCall(DecisionJson json) {
        this.json = json;
    }

    /** A function that makes some of them durable, and what sets its parameters. */
    private record Part(String sql, Setting setting) {
        @FunctionalInterface
        interface Setting {
            void set(Parameters parameters) throws SQLException;
        }
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
        List<CommitPath> paths = decisions.stream()
                .map(decision -> CommitPath.of(decision, wait))
                .toList();
        List<Optional<Outcome>> outcomes = new ArrayList<>();
        paths.forEach(
                path -> outcomes.add(path == CommitPath.VAIN ? Optional.of(new Outcome.Stale()) : Optional.empty()));
        List<Part> parts = parts(decisions, paths, wait, patience);
        if (!parts.isEmpty()) {
            ask(connection, parts, outcomes);
        }
        return outcomes;
    }

    private List<Part> parts(List<Decision> decisions, List<CommitPath> paths, boolean wait, Duration patience) {
        List<Part> parts = new ArrayList<>();
        if (paths.contains(CommitPath.PLAIN) || paths.contains(CommitPath.ANY)) {
            parts.add(new Part(BATCH, parameters -> {
                parameters.text(json.plain(decisions, on(paths, CommitPath.PLAIN)));
                others(parameters, decisions, on(paths, CommitPath.ANY));
                parameters.bool(wait).text(patience.toString());
            }));
        }
        if (paths.contains(CommitPath.KEEPING)) {
            IntPredicate keeping = on(paths, CommitPath.KEEPING);
            parts.add(new Part(MEMORIES, parameters -> {
                others(parameters, decisions, keeping);
                parameters
                        .text(DecisionJson.memories(decisions, keeping))
                        .bool(wait)
                        .text(patience.toString());
            }));
        }
        if (paths.contains(CommitPath.WORDS)) {
            Words words = new Words(json);
            for (int n = 0; n < decisions.size(); n++) {
                if (paths.get(n) == CommitPath.WORDS) {
                    words.add(n, decisions.get(n));
                }
            }
            parts.add(new Part(Words.SQL, parameters -> words.set(parameters, patience)));
        }
        return parts;
    }

    private static IntPredicate on(List<CommitPath> paths, CommitPath path) {
        return n -> paths.get(n) == path;
    }

    private void others(Parameters parameters, List<Decision> decisions, IntPredicate which) throws SQLException {
        String answers = json.decisions(decisions, which);
        parameters.text(answers).text(answers == null ? null : json.changes(decisions, which));
    }

    private static void ask(Connection connection, List<Part> parts, List<Optional<Outcome>> outcomes)
            throws SQLException {
        String sql = parts.stream().map(Part::sql).collect(Collectors.joining(" UNION ALL "));
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Parameters parameters = new Parameters(statement);
            for (Part part : parts) {
                part.setting().set(parameters);
            }
            try (ResultSet rows = statement.executeQuery()) {
                read(rows, outcomes);
            }
        }
    }

    private static void read(ResultSet rows, List<Optional<Outcome>> outcomes) throws SQLException {
        long vain = outcomes.stream().filter(Optional::isPresent).count();
        int read = 0;
        while (rows.next()) {
            outcomes.set(rows.getInt("n"), outcome(rows));
            read++;
        }
        if (read + vain != outcomes.size()) {
            throw new IllegalStateException(outcomes.size() + " decisions, " + vain + " in vain, " + read + " results");
        }
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
