package io.ghasi.delivery.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.ghasi.delivery.core.course.LocalizedText;
import io.ghasi.delivery.core.course.Memory;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.scorm.activity.ActivityTree;
import io.ghasi.delivery.core.scorm.activity.Content;
import io.ghasi.delivery.core.scorm.activity.Item;
import io.ghasi.delivery.core.scorm.activity.Objective;
import io.ghasi.delivery.core.scorm.activity.ObjectiveMap;
import io.ghasi.delivery.core.scorm.activity.Sequencing;
import io.ghasi.delivery.core.scorm.attempt.VisitSnapshot;
import io.ghasi.delivery.core.scorm.course.ActivityRecord;
import io.ghasi.delivery.core.scorm.course.Batches;
import io.ghasi.delivery.core.scorm.course.LearnerRecord;
import io.ghasi.delivery.core.scorm.course.Progress;
import io.ghasi.delivery.core.scorm.course.ScormChange;
import io.ghasi.delivery.core.scorm.course.ScormMemory;
import io.ghasi.delivery.core.scorm.runtime.Api;
import io.ghasi.delivery.core.scorm.runtime.ErrorCode;
import io.ghasi.delivery.core.scorm.runtime.SharedStore;
import io.ghasi.delivery.core.scorm.sequencing.ObjectiveState;
import io.ghasi.delivery.core.scorm.sequencing.SequencingSnapshot;
import io.ghasi.delivery.core.scorm12.LessonStatus;
import io.ghasi.delivery.core.scorm12.course.Attempt;
import io.ghasi.delivery.core.scorm12.course.ItemRecord;
import io.ghasi.delivery.core.scorm12.course.Scorm12Change;
import io.ghasi.delivery.core.scorm12.course.Scorm12Memory;
import io.ghasi.delivery.core.scorm12.course.Standing;
import io.ghasi.delivery.core.session.ActiveSession;
import io.ghasi.delivery.core.session.Change;
import io.ghasi.delivery.core.session.DecisionStore.Outcome;
import io.ghasi.delivery.core.session.Keeping;
import io.ghasi.delivery.core.session.Memories.Recollected;
import io.ghasi.delivery.core.tenancy.Region;
import io.ghasi.delivery.migrations.Role;
import io.ghasi.delivery.testkit.database.DeliveryDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresMemoriesTest {
    private static final String OBJECTIVE = "urn:" + "long/".repeat(1_000);
    private static final ActivityTree TREE = tree(OBJECTIVE, "store");

    private static DeliveryDatabase database;
    private static HikariDataSource pool;
    private static PostgresMemories memories;

    private final World world = new World();
    private final CommitCall call =
            new CommitCall(new DecisionJson(new SessionEnvelopes(Region.EU, "0.1.0"), world.ids));
    private final TenantId tenant = world.tenant();
    private final ActiveSession session = world.session(tenant, 1);

    @BeforeAll
    static void migrate() throws SQLException {
        database = DeliveryDatabase.create();
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.jdbcUrl());
        config.setUsername(Role.API.login());
        config.setPassword(DeliveryDatabase.login(Role.API).password());
        config.setMaximumPoolSize(2);
        pool = new HikariDataSource(config);
        memories = new PostgresMemories(pool, new GroupBounds(1, 8, 8, Duration.ofSeconds(5)));
    }

    @AfterAll
    static void close() {
        memories.close();
        pool.close();
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

    private static Progress progress(int current) {
        return new Progress(new SequencingSnapshot(current, null, List.of(), Map.of()), Map.of(), current);
    }

    private static ActivityRecord record(int activity, String location) {
        VisitSnapshot visit = new VisitSnapshot(
                activity,
                1,
                false,
                Api.Stage.RUNNING,
                ErrorCode.NO_ERROR,
                Map.of("cmi.location", location),
                Set.of("cmi.location"));
        return new ActivityRecord(visit, false, Batches.NONE);
    }

    private static ScormChange first() {
        return new ScormChange(
                progress(1),
                List.of(record(1, "page 1")),
                new LearnerRecord(
                        Map.of(OBJECTIVE, ObjectiveState.UNKNOWN.withSatisfied(true)),
                        Map.of("store", "\uD83D\uDE00")));
    }

    private Outcome commit(Change change, boolean wait) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            List<Optional<Outcome>> outcomes = call.commit(
                    connection,
                    List.of(world.unkeyed(change.after().facts().tenant(), change)),
                    wait,
                    Duration.ofSeconds(5));
            return outcomes.getFirst().orElseThrow();
        }
    }

    private Change created(ActiveSession begun, Memory keeps) {
        return new Change.Create(begun, List.of(), new Keeping(Memory.NONE, keeps));
    }

    private Change said(ScormMemory read, String location) {
        ScormChange keeps = new ScormChange(null, List.of(record(1, location)), LearnerRecord.NOTHING);
        return new Change.Update(session, session, List.of(), null, new Keeping(read, keeps));
    }

    private static ScormMemory of(ActiveSession session) {
        return (ScormMemory) memories.of(session);
    }

    private static String location(ScormMemory memory) {
        ActivityRecord record = memory.activity(1);
        return record == null ? "" : record.visit().data().getOrDefault("cmi.location", "");
    }

    @Test
    void what_is_kept_with_a_session_is_read_again() throws SQLException {
        assertThat(commit(created(session, first()), false)).isInstanceOf(Outcome.Applied.class);
        ScormMemory memory = of(session);

        assertThat(memory.progress()).isEqualTo(progress(1));
        assertThat(memory.activity(1)).isEqualTo(record(1, "page 1"));
        assertThat(memory.activity(2)).isNull();
        assertThat(memory.shared(TREE)).isEqualTo(first().shared());
        assertThat(of(session).shared(tree("others", "others"))).isEqualTo(LearnerRecord.NOTHING);
    }

    @Test
    void so_is_what_a_scorm_12_course_keeps() throws SQLException {
        Attempt attempt = new Attempt(2, 1, false, Map.of(1, new Standing(LessonStatus.PASSED, 0.5)));
        commit(created(session, new Scorm12Change(attempt, List.of(item(1, "page 1"), item(2, "page 2")))), false);
        Scorm12Memory memory = (Scorm12Memory) memories.of(session);
        assertThat(memory.attempt()).isEqualTo(attempt);
        assertThat(memory.item(2)).isEqualTo(item(2, "page 2"));
        assertThat(memory.item(3)).isNull();
        assertThat(memory.items()).containsExactly(item(1, "page 1"), item(2, "page 2"));

        Scorm12Change said = new Scorm12Change(null, List.of(item(2, "page 3")));
        Memory read = memories.find(tenant, session.facts().id()).orElseThrow().memory();
        assertThat(((Scorm12Memory) read).item(2)).isEqualTo(item(2, "page 2"));
        Change.Update change = new Change.Update(session, session, List.of(), null, new Keeping(read, said));
        assertThat(commit(change, false)).isInstanceOf(Outcome.Applied.class);
        assertThat(commit(change, false)).isInstanceOf(Outcome.Stale.class);
        assertThat(((Scorm12Memory) memories.of(session)).items())
                .containsExactly(item(1, "page 1"), item(2, "page 3"));
    }

    private static ItemRecord item(int number, String location) {
        return new ItemRecord(
                number,
                1,
                false,
                new io.ghasi.delivery.core.scorm12.VisitSnapshot(
                        Api.Stage.RUNNING,
                        io.ghasi.delivery.core.scorm12.ErrorCode.NO_ERROR,
                        Map.of("cmi.core.lesson_location", location)),
                Batches.NONE);
    }

    @Test
    void a_session_is_found_with_what_its_content_has_said_in_the_activity_that_is_delivered() throws SQLException {
        assertThat(memories.find(tenant, session.facts().id())).isEmpty();
        commit(created(session, first()), false);
        Recollected found = memories.find(tenant, session.facts().id()).orElseThrow();
        ScormMemory memory = (ScormMemory) found.memory();

        assertThat(found.stored().session()).isEqualTo(session);
        assertThat(location(memory)).isEqualTo("page 1");
        assertThat(commit(said(memory, "page 2"), false)).isInstanceOf(Outcome.Applied.class);
        assertThat(commit(said(memory, "page 3"), false)).isInstanceOf(Outcome.Stale.class);
        assertThat(memory.activity(2)).isNull();
        assertThat(memory.progress()).isEqualTo(progress(1));
        assertThat(memories.find(world.tenant(), session.facts().id())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_change_rewrites_what_it_names_and_is_made_once_on_what_was_read(boolean wait) throws SQLException {
        commit(created(session, first()), false);
        ScormMemory one = of(session);
        ScormMemory other = of(session);
        assertThat(location(one)).isEqualTo("page 1");
        assertThat(location(other)).isEqualTo("page 1");

        assertThat(commit(said(one, "page 2"), wait)).isInstanceOf(Outcome.Applied.class);
        assertThat(commit(said(other, "page 3"), wait)).isInstanceOf(Outcome.Stale.class);
        assertThat(location(of(session))).isEqualTo("page 2");
        assertThat(of(session).progress()).isEqualTo(progress(1));
        assertThat(of(session).shared(TREE)).isEqualTo(first().shared());
    }

    @Test
    void what_content_says_is_told_and_numbered_and_needs_the_session_as_it_was_read() throws SQLException {
        commit(created(session, first()), false);
        ScormMemory memory = of(session);
        assertThat(location(memory)).isEqualTo("page 1");
        ActiveSession moved = world.moved(session, 1);
        Change late =
                new Change.Update(moved, moved, List.of(), null, ((Change.Update) said(memory, "late")).keeping());
        assertThat(commit(late, false)).isInstanceOf(Outcome.Stale.class);

        Change told = new Change.Update(
                session,
                session,
                List.of(world.event(), world.event()),
                null,
                ((Change.Update) said(memory, "told")).keeping());
        assertThat(commit(told, false)).isInstanceOf(Outcome.Applied.class);
        assertThat(location(of(session))).isEqualTo("told");
        try (Connection connection = database.administrator();
                PreparedStatement events = connection.prepareStatement("""
                        SELECT array_agg(p.aggregate_version ORDER BY p.aggregate_version), max(s.event_seq)
                        FROM delivery.play_sessions s JOIN delivery.outbox_pending p ON p.aggregate_id = s.id WHERE s.id = ?
                        """)) {
            events.setObject(1, session.facts().id().value());
            try (ResultSet row = events.executeQuery()) {
                row.next();
                assertThat(row.getArray(1).getArray()).isEqualTo(new Integer[] {1, 2});
                assertThat(row.getInt(2)).isEqualTo(2);
            }
        }
    }

    @Test
    void who_holds_the_session_is_waited_for_and_what_was_kept_meanwhile_is_seen() throws Exception {
        commit(created(session, first()), false);
        ScormMemory memory = of(session);
        assertThat(location(memory)).isEqualTo("page 1");
        try (Connection other = database.administrator();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("SELECT FROM delivery.play_sessions WHERE id = '"
                    + session.facts().id().value() + "' FOR UPDATE");
            try (Connection connection = pool.getConnection()) {
                assertThat(call.commit(
                                connection,
                                List.of(world.unkeyed(tenant, said(memory, "busy"))),
                                false,
                                Duration.ofSeconds(5)))
                        .containsExactly(Optional.empty());
            }
            other.rollback();
            statement.execute(
                    "UPDATE delivery.sequencing_state SET memory_version = memory_version + 1 WHERE session_id = '"
                            + session.facts().id().value() + "'");
            CompletableFuture<Outcome> waits = CompletableFuture.supplyAsync(() -> committed(said(memory, "late")));
            await().until(() -> isWaiting(other));
            other.commit();
            assertThat(waits.get(10, TimeUnit.SECONDS)).isInstanceOf(Outcome.Stale.class);
        }
        assertThat(location(of(session))).isEqualTo("page 1");
    }

    private Outcome committed(Change change) {
        try {
            return commit(change, false);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
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
    void many_are_made_at_once_beside_those_that_keep_nothing() throws SQLException {
        World other = new World();
        ActiveSession plain = other.session(tenant, 1);
        commit(created(session, first()), false);
        commit(other.created(plain), false);
        ScormMemory read = of(session);
        assertThat(location(read)).isEqualTo("page 1");
        try (Connection connection = pool.getConnection()) {
            assertThat(call.commit(
                            connection,
                            List.of(
                                    other.decision(tenant, other.move(plain, 1)),
                                    world.unkeyed(tenant, said(read, "page 2"))),
                            false,
                            Duration.ofSeconds(5)))
                    .containsExactly(Optional.of(new Outcome.Applied()), Optional.of(new Outcome.Applied()));
        }
        assertThat(location(of(session))).isEqualTo("page 2");
    }

    @Test
    void a_new_session_meets_what_the_last_one_left() throws SQLException {
        assertThat(before().progress()).isNull();
        commit(created(session, first()), false);

        assertThat(before().progress()).isEqualTo(progress(1));
        assertThat(location(before())).isEqualTo("page 1");
    }

    private ScormMemory before() {
        return (ScormMemory) memories.before(
                tenant,
                world.user,
                session.facts().enrollment(),
                session.facts().courseVersion());
    }

    @Test
    void of_a_session_of_which_nothing_is_kept_the_first_to_decide_wins() throws SQLException {
        commit(world.created(session), false);
        ScormMemory one = of(session);
        ScormMemory other = of(session);
        assertThat(one.progress()).isNull();
        assertThat(other.progress()).isNull();

        assertThat(commit(updated(one), false)).isInstanceOf(Outcome.Applied.class);
        assertThat(commit(updated(other), false)).isInstanceOf(Outcome.Stale.class);
        assertThat(of(session).progress()).isEqualTo(progress(1));
    }

    private Change updated(ScormMemory read) {
        return new Change.Update(session, session, List.of(), null, new Keeping(read, first()));
    }

    @Test
    void erasure_export_and_purge_know_all_of_its_tables() throws SQLException {
        String[] tables = {"sequencing_state", "runtime_activities", "global_objectives", "shared_data"};
        for (String column : new String[] {"tenant_id", "user_id"}) {
            try (Connection connection = database.administrator();
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
    void another_tenant_has_none_of_it() throws SQLException {
        commit(created(session, first()), false);
        ActiveSession theirs = world.session(world.tenant(), 1);

        assertThat(of(theirs).progress()).isNull();
        assertThat(of(theirs).shared(TREE)).isEqualTo(LearnerRecord.NOTHING);
    }
}
