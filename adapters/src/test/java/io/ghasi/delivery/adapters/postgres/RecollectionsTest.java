package io.ghasi.delivery.adapters.postgres;

import static io.ghasi.delivery.adapters.postgres.SpeakingWorld.location;
import static io.ghasi.delivery.adapters.postgres.SpeakingWorld.progress;
import static io.ghasi.delivery.adapters.postgres.SpeakingWorld.record;
import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.core.course.GateStates;
import io.ghasi.delivery.core.course.Memory;
import io.ghasi.delivery.core.course.RuntimeBatch;
import io.ghasi.delivery.core.course.RuntimeReply;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.scorm.course.Batches;
import io.ghasi.delivery.core.scorm.course.LearnerRecord;
import io.ghasi.delivery.core.scorm.course.ScormChange;
import io.ghasi.delivery.core.session.ActiveSession;
import io.ghasi.delivery.core.session.Change;
import io.ghasi.delivery.core.session.DecisionStore.Outcome;
import io.ghasi.delivery.core.session.Keeping;
import io.ghasi.delivery.core.session.Memories.Recollected;
import io.ghasi.delivery.core.session.Sessions.Stored;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a process remembers of what content said there; and that nothing is made of it where it is not so any more. */
class RecollectionsTest {
    private static final int VISIT = 1;

    private static final SpeakingDatabase DATABASE = new SpeakingDatabase();
    private static final PostgresMemories HERE = DATABASE.process();
    private static final PostgresMemories ELSEWHERE = DATABASE.process();

    private final SpeakingWorld world = new SpeakingWorld(DATABASE);

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void begin() {
        world.commit(world.created(new ScormChange(progress(1), List.of(record(1, "page 1")), LearnerRecord.NOTHING)));
    }

    private static Batches batches(int count) {
        return new Batches(
                count, List.of(new Batches.Made(new UUID(0, count), List.of(new RuntimeReply("true", "0")))), null);
    }

    private Optional<Recollected> recalled(PostgresMemories process, TenantId tenant, int visit, int sequence) {
        RuntimeBatch batch = new RuntimeBatch("activity", visit, sequence, new UUID(1, sequence), List.of());
        return process.recall(tenant, world.session.facts().id(), batch);
    }

    private Memory recalled(int sequence) {
        return recalled(HERE, world.tenant, VISIT, sequence).orElseThrow().memory();
    }

    private Memory found(PostgresMemories process) {
        return process.find(world.tenant, world.session.facts().id())
                .orElseThrow()
                .memory();
    }

    // Batch number "sequence", which says on which page it is.
    private Change.Update says(Memory before, int sequence) {
        return world.said(before, record(1, "page " + sequence, batches(sequence)));
    }

    private Outcome speak(PostgresMemories process, Memory before, int sequence) {
        Change.Update said = says(before, sequence);
        Outcome outcome = world.commit(said);
        if (outcome instanceof Outcome.Applied) {
            process.remember(new Stored(said.after(), GateStates.none()), said.keeping());
        }
        return outcome;
    }

    @Test
    void what_was_said_is_remembered_for_what_comes_next_and_for_nothing_else() {
        assertThat(recalled(HERE, world.tenant, VISIT, 1)).isEmpty();
        assertThat(speak(HERE, found(HERE), 1)).isInstanceOf(Outcome.Applied.class);

        assertThat(recalled(HERE, world.tenant, VISIT, 1)).isEmpty();
        assertThat(recalled(HERE, world.tenant, VISIT, 3)).isEmpty();
        assertThat(recalled(HERE, world.tenant, VISIT + 1, 2)).isEmpty();
        assertThat(recalled(HERE, world.world.tenant(), VISIT, 2)).isEmpty();
        assertThat(recalled(ELSEWHERE, world.tenant, VISIT, 2)).isEmpty();

        assertThat(location(recalled(2))).isEqualTo("page 1");
        assertThat(speak(HERE, recalled(2), 2)).isInstanceOf(Outcome.Applied.class);
        assertThat(speak(HERE, recalled(3), 3)).isInstanceOf(Outcome.Applied.class);
        assertThat(location(found(ELSEWHERE))).isEqualTo("page 3");
    }

    @Test
    void two_processes_that_take_turns_do_not_mislead_each_other() {
        speak(HERE, found(HERE), 1);
        speak(ELSEWHERE, found(ELSEWHERE), 2);

        assertThat(recalled(HERE, world.tenant, VISIT, 3)).isEmpty();
        assertThat(speak(HERE, recalled(2), 2)).isInstanceOf(Outcome.Stale.class);
        assertThat(location(found(HERE))).isEqualTo("page 2");
    }

    @Test
    void nothing_is_made_of_it_where_the_session_has_moved() {
        speak(HERE, found(HERE), 1);
        ActiveSession moved = world.world.moved(world.session, 1);
        world.commit(new Change.Update(world.session, moved, List.of(), null, Keeping.NOTHING));

        assertThat(speak(HERE, recalled(2), 2)).isInstanceOf(Outcome.Stale.class);
    }

    @Test
    void nothing_is_made_of_it_where_others_came_to_the_same_version_in_a_database_that_was_set_back()
            throws SQLException {
        speak(HERE, found(HERE), 1);
        Memory remembered = recalled(2);
        try (Connection connection = DATABASE.administrator();
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE delivery.sequencing_state SET memory_version = memory_version - 1, stamp = NULL"
                    + " WHERE session_id = '" + world.session.facts().id().value() + "'");
        }
        speak(ELSEWHERE, found(ELSEWHERE), 1);
        Memory other = found(ELSEWHERE);

        assertThat(((StoredMemory) other).version()).isEqualTo(((StoredMemory) remembered).version());
        assertThat(speak(HERE, remembered, 2)).isInstanceOf(Outcome.Stale.class);
        assertThat(speak(ELSEWHERE, other, 2)).isInstanceOf(Outcome.Applied.class);
    }

    @Test
    void nobody_waits_with_it_for_who_is_changing_the_session() {
        speak(HERE, found(HERE), 1);

        assertThat(world.commit(says(recalled(2), 2), true)).isInstanceOf(Outcome.Stale.class);
        assertThat(world.commit(says(found(HERE), 2), true)).isInstanceOf(Outcome.Applied.class);
    }

    @Test
    void where_nothing_is_to_be_remembered_nothing_is() {
        PostgresMemories forgetful = DATABASE.process(0);
        speak(forgetful, found(forgetful), 1);

        assertThat(recalled(forgetful, world.tenant, VISIT, 2)).isEmpty();
    }
}
