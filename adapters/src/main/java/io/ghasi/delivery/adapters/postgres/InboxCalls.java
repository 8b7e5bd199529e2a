package io.ghasi.delivery.adapters.postgres;

import io.ghasi.delivery.core.ids.EventId;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.inbox.Judgement;
import io.ghasi.delivery.core.inbox.Line;
import io.ghasi.delivery.core.inbox.Message;
import io.ghasi.delivery.core.inbox.Position;
import io.ghasi.delivery.core.inbox.Source;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The calls that begin and end a batch: {@code V012__inbox.sql}. */
final class InboxCalls {
    private static final String OPEN = "SELECT * FROM delivery.open_inbox(?, ?, ?, ?, ?)";
    private static final String CLOSE = "SELECT delivery.close_inbox(?, ?, ?, ?, ?, ?, ?)";

    /**
     * What is known before a batch.
     *
     * @param positions of its sources, whose locks are ours until the transaction ends
     * @param known those of its events that were taken before
     */
    record Seen(Map<Source, Position> positions, Set<EventId> known) {}

    Seen open(Connection connection, Line line, TenantId tenant, List<Message> messages) throws SQLException {
        List<Source> sources =
                messages.stream().map(Message::source).distinct().sorted().toList();
        try (PreparedStatement statement = connection.prepareStatement(OPEN)) {
            statement.setObject(1, tenant.value());
            statement.setString(2, line.consumer());
            sources(statement, 3, sources);
            statement.setObject(
                    5, messages.stream().map(it -> it.id().value()).distinct().toArray(UUID[]::new));
            try (ResultSet rows = statement.executeQuery()) {
                return read(rows, sources);
            }
        }
    }

    private static Seen read(ResultSet rows, List<Source> sources) throws SQLException {
        Seen seen = new Seen(new HashMap<>(), new HashSet<>());
        while (rows.next()) {
            UUID known = rows.getObject("event_id", UUID.class);
            if (known != null) {
                seen.known().add(new EventId(known));
            } else {
                Position position = new Position(rows.getInt("epoch"), rows.getInt("version"));
                seen.positions().put(sources.get(rows.getInt("n") - 1), position);
            }
        }
        return seen;
    }

    void close(Connection connection, Line line, TenantId tenant, Judgement judgement) throws SQLException {
        List<Source> sources = List.copyOf(judgement.moved().keySet());
        List<Position> positions = sources.stream().map(judgement.moved()::get).toList();
        try (PreparedStatement statement = connection.prepareStatement(CLOSE)) {
            statement.setObject(1, tenant.value());
            statement.setString(2, line.consumer());
            statement.setObject(
                    3, judgement.applied().stream().map(it -> it.id().value()).toArray(UUID[]::new));
            sources(statement, 4, sources);
            statement.setObject(6, positions.stream().mapToInt(Position::epoch).toArray());
            statement.setObject(
                    7, positions.stream().mapToInt(Position::version).toArray());
            statement.execute();
        }
    }

    private static void sources(PreparedStatement statement, int at, List<Source> sources) throws SQLException {
        statement.setObject(at, sources.stream().map(Source::producer).toArray(String[]::new));
        statement.setObject(at + 1, sources.stream().map(Source::aggregate).toArray(UUID[]::new));
    }
}
