package io.ghasi.delivery.adapters.postgres;

import io.ghasi.delivery.core.session.ActiveSession;
import io.ghasi.delivery.core.session.Decision;
import io.ghasi.delivery.core.session.PauseAffected;
import io.ghasi.delivery.core.session.PauseReason;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Pauses sessions in play whose package or enrollment was revoked. What is paused is not found again, so that it needs no bookmark. */
final class PausePiece implements WorkPiece {
    private static final String COMMIT = "SELECT applied, left_over FROM delivery.commit_unasked(?, ?::json)";

    private final String find;
    private final PauseAffected pause;
    private final Tools tools;

    /** What pausing needs besides sessions. */
    record Tools(DecisionJson json, InstantSource clock) {}

    private PausePiece(String column, PauseReason reason, Tools tools) {
        this.find = """
                SELECT %s FROM %s WHERE s.tenant_id = ? AND s.%s = ? AND s.state = 'active' ORDER BY s.id LIMIT ?
                """.formatted(SessionRow.COLUMNS, SessionRow.TABLES, column);
        this.pause = new PauseAffected(reason);
        this.tools = tools;
    }

    static PausePiece ofPackage(Tools tools) {
        return new PausePiece("play_package_id", PauseReason.REVOCATION, tools);
    }

    static PausePiece ofEnrollment(Tools tools) {
        return new PausePiece("enrollment_id", PauseReason.ENROLLMENT, tools);
    }

    @Override
    public Done work(Connection connection, WorkOrder order, int most) throws SQLException {
        Instant now = tools.clock().instant().truncatedTo(ChronoUnit.MILLIS);
        List<Decision> decisions = playing(connection, order, most).stream()
                .map(session -> pause.pause(session, now, order.cause()))
                .toList();
        return decisions.isEmpty() ? new Done(0, 0) : commit(connection, order, decisions);
    }

    private List<ActiveSession> playing(Connection connection, WorkOrder order, int most) throws SQLException {
        List<ActiveSession> playing = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(find)) {
            statement.setObject(1, order.tenant().value());
            statement.setObject(2, order.work().subject());
            statement.setInt(3, most);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    playing.add((ActiveSession) SessionRow.read(rows));
                }
            }
        }
        return playing;
    }

    private Done commit(Connection connection, WorkOrder order, List<Decision> decisions) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(COMMIT)) {
            statement.setObject(1, order.tenant().value());
            statement.setString(2, tools.json().changes(decisions, _ -> true));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new Done(row.getInt("applied"), row.getInt("left_over"));
            }
        }
    }
}
