package io.ghasi.delivery.adapters.postgres;

import static io.ghasi.delivery.adapters.postgres.SpeakingWorld.location;
import static io.ghasi.delivery.adapters.postgres.SpeakingWorld.progress;
import static io.ghasi.delivery.adapters.postgres.SpeakingWorld.record;
import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.core.course.LocalizedText;
import io.ghasi.delivery.core.ids.PlayPackageId;
import io.ghasi.delivery.core.scorm.activity.ActivityTree;
import io.ghasi.delivery.core.scorm.activity.Content;
import io.ghasi.delivery.core.scorm.activity.Item;
import io.ghasi.delivery.core.scorm.activity.Objective;
import io.ghasi.delivery.core.scorm.activity.ObjectiveMap;
import io.ghasi.delivery.core.scorm.activity.Sequencing;
import io.ghasi.delivery.core.scorm.course.LearnerRecord;
import io.ghasi.delivery.core.scorm.course.ScormChange;
import io.ghasi.delivery.core.scorm.course.ScormMemory;
import io.ghasi.delivery.core.scorm.runtime.SharedStore;
import io.ghasi.delivery.core.scorm.sequencing.ObjectiveState;
import io.ghasi.delivery.core.session.ActiveSession;
import io.ghasi.delivery.core.session.Change;
import io.ghasi.delivery.core.session.DecisionStore.Outcome;
import io.ghasi.delivery.core.session.Keeping;
import io.ghasi.delivery.core.session.Memories.Recollected;
import io.ghasi.delivery.core.session.SessionFacts;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept of sessions, and read again. */
class PostgresMemoriesTest {
    private static final String OBJECTIVE = "urn:" + "long/".repeat(1_000);
    private static final ActivityTree TREE = tree(OBJECTIVE, "store");
    private static final ScormChange FIRST = new ScormChange(
            progress(1),
            List.of(record(1, "page 1")),
            new LearnerRecord(
                    Map.of(OBJECTIVE, ObjectiveState.UNKNOWN.withSatisfied(true)), Map.of("store", "\uD83D\uDE00")));

    private static final SpeakingDatabase DATABASE = new SpeakingDatabase();
    private static final PostgresMemories MEMORIES = DATABASE.process();

    private final SpeakingWorld world = new SpeakingWorld(DATABASE);

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    private static ActivityTree tree(String objective, String store) {
        ObjectiveMap.Access both = new ObjectiveMap.Access(true, true);
        ObjectiveMap map = new ObjectiveMap(objective, both, both, both, both, both, both, both);
        Sequencing usual = Sequencing.DEFAULT;
        Sequencing sequencing = new Sequencing(
                usual.control(),
                usual.constrainedChoice(),
                usual.rules(),
                usual.attemptLimit(),
                usual.rollup(),
                usual.considerations(),
                usual.completion(),
                List.of(new Objective(null, true, false, 1, List.of(map))),
                usual.randomization(),
                usual.delivery());
        Content content =
                new Content("page.html", null, null, null, List.of(new SharedStore(store, true, true)), Set.of());
        return ActivityTree.of(
                new Item("root", new LocalizedText(Map.of("en", "Root")), true, content, sequencing, List.of()));
    }

    private static StoredMemory of(ActiveSession session) {
        return MEMORIES.of(session);
    }

    @Test
    void what_is_kept_with_a_session_is_read_again() {
        assertThat(world.commit(world.created(FIRST))).isInstanceOf(Outcome.Applied.class);
        StoredMemory memory = of(world.session);

        assertThat(memory.progress()).isEqualTo(progress(1));
        assertThat(memory.activity(1)).isEqualTo(record(1, "page 1"));
        assertThat(memory.activity(2)).isNull();
        assertThat(memory.shared(TREE)).isEqualTo(FIRST.shared());
        assertThat(of(world.session).shared(tree("others", "others"))).isEqualTo(LearnerRecord.NOTHING);
    }

    @Test
    void a_session_is_found_with_what_its_content_has_said_in_the_activity_that_is_delivered() {
        assertThat(MEMORIES.find(world.tenant, world.session.facts().id())).isEmpty();
        world.commit(world.created(FIRST));
        Recollected found =
                MEMORIES.find(world.tenant, world.session.facts().id()).orElseThrow();
        ScormMemory memory = (ScormMemory) found.memory();

        assertThat(found.stored().session()).isEqualTo(world.session);
        assertThat(location(memory)).isEqualTo("page 1");
        assertThat(world.commit(world.said(memory, "page 2"))).isInstanceOf(Outcome.Applied.class);
        assertThat(world.commit(world.said(memory, "page 3"))).isInstanceOf(Outcome.Stale.class);
        assertThat(memory.activity(2)).isNull();
        assertThat(memory.progress()).isEqualTo(progress(1));
        assertThat(MEMORIES.find(world.world.tenant(), world.session.facts().id()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_change_rewrites_what_it_names_and_is_made_once_on_what_was_read(boolean wait) {
        world.commit(world.created(FIRST));
        StoredMemory one = of(world.session);
        StoredMemory other = of(world.session);
        assertThat(location(one)).isEqualTo("page 1");
        assertThat(location(other)).isEqualTo("page 1");

        assertThat(world.commit(world.said(one, "page 2"), wait)).isInstanceOf(Outcome.Applied.class);
        assertThat(world.commit(world.said(other, "page 3"), wait)).isInstanceOf(Outcome.Stale.class);
        assertThat(location(of(world.session))).isEqualTo("page 2");
        assertThat(of(world.session).progress()).isEqualTo(progress(1));
        assertThat(of(world.session).shared(TREE)).isEqualTo(FIRST.shared());
    }

    @Test
    void a_new_session_meets_what_the_last_one_left() {
        assertThat(before().progress()).isNull();
        world.commit(world.created(FIRST));

        assertThat(before().progress()).isEqualTo(progress(1));
        assertThat(location(before())).isEqualTo("page 1");
        assertThat(before(new PlayPackageId(world.world.ids.next())).progress()).isNull();
    }

    private ScormMemory before() {
        return before(world.session.facts().pack().id());
    }

    private ScormMemory before(PlayPackageId pack) {
        SessionFacts facts = world.session.facts();
        return (ScormMemory)
                MEMORIES.before(world.tenant, world.world.user, facts.enrollment(), facts.courseVersion(), pack);
    }

    @Test
    void of_a_session_of_which_nothing_is_kept_the_first_to_decide_wins() {
        world.commit(world.world.created(world.session));
        StoredMemory one = of(world.session);
        StoredMemory other = of(world.session);
        assertThat(one.progress()).isNull();
        assertThat(other.progress()).isNull();

        assertThat(world.commit(first(one))).isInstanceOf(Outcome.Applied.class);
        assertThat(world.commit(first(other))).isInstanceOf(Outcome.Stale.class);
        assertThat(of(world.session).progress()).isEqualTo(progress(1));
    }

    private Change first(StoredMemory read) {
        return new Change.Update(world.session, world.session, List.of(), null, new Keeping(read, FIRST));
    }

    @Test
    void erasure_export_and_purge_know_all_of_its_tables() throws SQLException {
        String[] tables = {"sequencing_state", "runtime_activities", "global_objectives", "shared_data"};
        for (String column : new String[] {"tenant_id", "user_id"}) {
            try (Connection connection = DATABASE.administrator();
                    PreparedStatement statement = connection.prepareStatement(
                            "SELECT coalesce(array_agg(t), '{}') FROM delivery.tables_of_tenants(?) t")) {
                statement.setString(1, column);
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    assertThat((String[]) row.getArray(1).getArray()).contains(tables);
                }
            }
        }
    }

    @Test
    void another_tenant_has_none_of_it() {
        world.commit(world.created(FIRST));
        ActiveSession theirs = world.world.session(world.world.tenant(), 1);

        assertThat(of(theirs).progress()).isNull();
        assertThat(of(theirs).shared(TREE)).isEqualTo(LearnerRecord.NOTHING);
    }
}
