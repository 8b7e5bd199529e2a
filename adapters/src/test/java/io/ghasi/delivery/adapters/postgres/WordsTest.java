package io.ghasi.delivery.adapters.postgres;

import static io.ghasi.delivery.adapters.postgres.SpeakingWorld.location;
import static io.ghasi.delivery.adapters.postgres.SpeakingWorld.progress;
import static io.ghasi.delivery.adapters.postgres.SpeakingWorld.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ghasi.delivery.core.scorm.course.LearnerRecord;
import io.ghasi.delivery.core.scorm.course.ScormChange;
import io.ghasi.delivery.core.session.ActiveSession;
import io.ghasi.delivery.core.session.Change;
import io.ghasi.delivery.core.session.DecisionStore.Outcome;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What content says while nothing moves: many sessions in one statement, each on what was read of it. */
class WordsTest {
    private static final SpeakingDatabase DATABASE = new SpeakingDatabase();
    private static final PostgresMemories MEMORIES = DATABASE.process();

    private final SpeakingWorld world = new SpeakingWorld(DATABASE);

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void begin() {
        world.commit(world.created(new ScormChange(progress(1), List.of(record(1, "page 1")), LearnerRecord.NOTHING)));
    }

    private StoredMemory read() {
        StoredMemory memory = MEMORIES.of(world.session);
        assertThat(location(memory)).isNotEmpty();
        return memory;
    }

    @Test
    void they_are_told_and_numbered_and_need_the_session_as_it_was_read() throws SQLException {
        StoredMemory memory = read();
        ActiveSession moved = world.world.moved(world.session, 1);
        Change late = new Change.Update(
                moved, moved, List.of(), null, world.said(memory, "late").keeping());
        assertThat(world.commit(late)).isInstanceOf(Outcome.Stale.class);

        Change told = world.said(memory, "told", world.world.event(), world.world.event());
        assertThat(world.commit(told)).isInstanceOf(Outcome.Applied.class);
        assertThat(location(read())).isEqualTo("told");
        try (Connection connection = DATABASE.administrator();
                PreparedStatement events = connection.prepareStatement("""
                        SELECT array_agg(p.aggregate_version ORDER BY p.aggregate_version), max(s.event_seq),
                            array_agg(DISTINCT p.payload::json ->> 'aggregateVersion')
                        FROM delivery.play_sessions s JOIN delivery.outbox_pending p ON p.aggregate_id = s.id WHERE s.id = ?
                        """)) {
            events.setObject(1, world.session.facts().id().value());
            try (ResultSet row = events.executeQuery()) {
                row.next();
                assertThat(row.getArray(1).getArray()).isEqualTo(new Integer[] {1, 2});
                assertThat(row.getInt(2)).isEqualTo(2);
                assertThat(row.getArray(3).getArray()).isEqualTo(new String[] {"1", "2"});
            }
        }
    }

    @Test
    void whatever_content_says_is_kept_as_it_is() {
        String all = "\\\"{},NULL\u0001\n\t\u00e9\u20ac\uD83D\uDE00'";

        assertThat(world.commit(world.said(read(), all))).isInstanceOf(Outcome.Applied.class);
        assertThat(location(read())).isEqualTo(all);
    }

    @Test
    void who_holds_the_session_is_waited_for_and_what_was_kept_meanwhile_is_seen() throws Exception {
        StoredMemory memory = read();
        String id = world.session.facts().id().value().toString();
        try (Connection other = DATABASE.administrator();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("SELECT FROM delivery.play_sessions WHERE id = '" + id + "' FOR UPDATE");
            assertThat(world.commit(false, world.world.unkeyed(world.tenant, world.said(memory, "busy"))))
                    .containsExactly(Optional.empty());
            other.rollback();
            statement.execute(
                    "UPDATE delivery.sequencing_state SET memory_version = memory_version + 1 WHERE session_id = '" + id
                            + "'");
            CompletableFuture<Outcome> waits =
                    CompletableFuture.supplyAsync(() -> world.commit(world.said(memory, "late")));
            await().until(() -> isWaiting(other));
            other.commit();
            assertThat(waits.get(10, TimeUnit.SECONDS)).isInstanceOf(Outcome.Stale.class);
        }
        assertThat(location(read())).isEqualTo("page 1");
    }

    private static boolean isWaiting(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'")) {
            row.next();
            return row.getInt(1) > 0;
        }
    }

    @Test
    void many_are_made_at_once_beside_decisions_that_keep_nothing() {
        World other = new World();
        ActiveSession plain = other.session(world.tenant, 1);
        world.commit(other.created(plain));
        SpeakingWorld elsewhere = new SpeakingWorld(DATABASE);
        elsewhere.commit(
                elsewhere.created(new ScormChange(progress(1), List.of(record(1, "a")), LearnerRecord.NOTHING)));
        StoredMemory there = MEMORIES.of(elsewhere.session);
        assertThat(location(there)).isEqualTo("a");

        assertThat(world.commit(
                        false,
                        other.decision(world.tenant, other.move(plain, 1)),
                        elsewhere.world.unkeyed(elsewhere.tenant, elsewhere.said(there, "b")),
                        world.world.unkeyed(world.tenant, world.said(read(), "page 2"))))
                .containsExactly(
                        Optional.of(new Outcome.Applied()),
                        Optional.of(new Outcome.Applied()),
                        Optional.of(new Outcome.Applied()));
        assertThat(location(read())).isEqualTo("page 2");
        assertThat(location(MEMORIES.of(elsewhere.session))).isEqualTo("b");
    }
}
