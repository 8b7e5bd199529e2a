package io.ghasi.delivery.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.core.course.GateStates;
import io.ghasi.delivery.core.course.Memory;
import io.ghasi.delivery.core.course.RuntimeBatch;
import io.ghasi.delivery.core.scorm.course.Batches;
import io.ghasi.delivery.core.scorm.runtime.Api;
import io.ghasi.delivery.core.scorm12.ErrorCode;
import io.ghasi.delivery.core.scorm12.LessonStatus;
import io.ghasi.delivery.core.scorm12.VisitSnapshot;
import io.ghasi.delivery.core.scorm12.course.Attempt;
import io.ghasi.delivery.core.scorm12.course.ItemRecord;
import io.ghasi.delivery.core.scorm12.course.Scorm12Change;
import io.ghasi.delivery.core.scorm12.course.Scorm12Memory;
import io.ghasi.delivery.core.scorm12.course.Standing;
import io.ghasi.delivery.core.session.Change;
import io.ghasi.delivery.core.session.DecisionStore.Outcome;
import io.ghasi.delivery.core.session.Keeping;
import io.ghasi.delivery.core.session.Sessions.Stored;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is kept of sessions of SCORM 1.2 courses, in the tables of all courses. */
class Scorm12MemoriesTest {
    private static final Attempt ATTEMPT = new Attempt(2, 1, false, Map.of(1, new Standing(LessonStatus.PASSED, 0.5)));
    private static final SpeakingDatabase DATABASE = new SpeakingDatabase();
    private static final PostgresMemories MEMORIES = DATABASE.process();

    private final SpeakingWorld world = new SpeakingWorld(DATABASE);

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void begin() {
        Scorm12Change first = new Scorm12Change(ATTEMPT, List.of(item(1, "page 1", 1), item(2, "page 2", 1)));
        assertThat(world.commit(world.created(first))).isInstanceOf(Outcome.Applied.class);
    }

    private static ItemRecord item(int number, String location, int batches) {
        VisitSnapshot said =
                new VisitSnapshot(Api.Stage.RUNNING, ErrorCode.NO_ERROR, Map.of("cmi.core.lesson_location", location));
        return new ItemRecord(number, 1, false, said, new Batches(batches, List.of(), null));
    }

    private Change.Update said(Memory read, ItemRecord record) {
        Keeping keeping = new Keeping(read, new Scorm12Change(null, List.of(record)));
        return new Change.Update(world.session, world.session, List.of(), null, keeping);
    }

    @Test
    void what_is_kept_with_a_session_is_read_again() {
        Scorm12Memory memory = MEMORIES.of(world.session);

        assertThat(memory.attempt()).isEqualTo(ATTEMPT);
        assertThat(memory.item(2)).isEqualTo(item(2, "page 2", 1));
        assertThat(memory.item(1)).isEqualTo(item(1, "page 1", 1));
        assertThat(memory.item(3)).isNull();
        assertThat(memory.items()).containsExactly(item(1, "page 1", 1), item(2, "page 2", 1));
    }

    @Test
    void what_is_said_next_is_written_once_on_what_was_found() {
        Memory found = MEMORIES.find(world.tenant, world.session.facts().id())
                .orElseThrow()
                .memory();
        assertThat(((Scorm12Memory) found).item(2)).isEqualTo(item(2, "page 2", 1));
        Change.Update change = said(found, item(2, "page 3", 2));

        assertThat(world.commit(change)).isInstanceOf(Outcome.Applied.class);
        assertThat(world.commit(change)).isInstanceOf(Outcome.Stale.class);
        assertThat(MEMORIES.of(world.session).items()).containsExactly(item(1, "page 1", 1), item(2, "page 3", 2));
    }

    @Test
    void what_was_said_here_last_is_remembered_for_the_next_batch() {
        Memory found = MEMORIES.find(world.tenant, world.session.facts().id())
                .orElseThrow()
                .memory();
        Change.Update change = said(found, item(2, "page 3", 2));
        world.commit(change);
        MEMORIES.remember(new Stored(world.session, GateStates.none()), change.keeping());

        Memory left = MEMORIES.recall(world.tenant, world.session.facts().id(), batch(3))
                .orElseThrow()
                .memory();
        assertThat(((Scorm12Memory) left).item(2)).isEqualTo(item(2, "page 3", 2));
        assertThat(world.commit(said(left, item(2, "page 4", 3)))).isInstanceOf(Outcome.Applied.class);
        assertThat(MEMORIES.recall(world.tenant, world.session.facts().id(), batch(2)))
                .isEmpty();
    }

    private static RuntimeBatch batch(int sequence) {
        return new RuntimeBatch("b", 1, sequence, new UUID(1, sequence), List.of());
    }
}
