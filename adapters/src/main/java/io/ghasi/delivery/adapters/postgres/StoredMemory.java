package io.ghasi.delivery.adapters.postgres;

import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.ids.UserId;
import io.ghasi.delivery.core.scorm.activity.ActivityTree;
import io.ghasi.delivery.core.scorm.attempt.CourseAttempt;
import io.ghasi.delivery.core.scorm.course.ActivityRecord;
import io.ghasi.delivery.core.scorm.course.LearnerRecord;
import io.ghasi.delivery.core.scorm.course.Progress;
import io.ghasi.delivery.core.scorm.course.ScormMemory;
import io.ghasi.delivery.core.scorm.sequencing.ObjectiveState;
import io.ghasi.delivery.core.scorm12.Launch;
import io.ghasi.delivery.core.scorm12.course.Attempt;
import io.ghasi.delivery.core.scorm12.course.ItemRecord;
import io.ghasi.delivery.core.scorm12.course.Scorm12Memory;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is kept of a session, read part by part. Its version is that of the first part that was read: whatever is read later and has changed
 * meanwhile has another, and a decision on it is not made. Which parts a session has, its course knows. For one thread.
 */
final class StoredMemory implements ScormMemory, Scorm12Memory {
    private static final String PROGRESS = """
            SELECT s.memory_version, s.progress FROM delivery.sequencing_state s WHERE s.tenant_id = ? AND s.session_id = ?
            """;
    private static final String ACTIVITY = """
            SELECT s.memory_version, a.record FROM delivery.sequencing_state s
            LEFT JOIN delivery.runtime_activities a ON a.tenant_id = s.tenant_id AND a.session_id = s.session_id AND a.activity = ?
            WHERE s.tenant_id = ? AND s.session_id = ?
            """;
    private static final String ALL = """
            SELECT a.activity, a.record FROM delivery.runtime_activities a WHERE a.tenant_id = ? AND a.session_id = ? ORDER BY a.activity
            """;
    private static final String SHARED = """
            SELECT o.objective AS id, o.state AS value, true AS objective FROM delivery.global_objectives o WHERE o.tenant_id = ? AND o.user_id = ? AND o.digest = ANY (?::uuid[])
            UNION ALL
            SELECT d.store, d.value, false FROM delivery.shared_data d WHERE d.tenant_id = ? AND d.user_id = ? AND d.digest = ANY (?::uuid[])
            """;
    private static final JsonMapper JSON = new JsonMapper();

    private final TenantReads reads;
    private final TenantId tenant;
    private final UserId user;
    private final @Nullable UUID session;
    private final UUID stamp;
    private @Nullable Integer version;
    private @Nullable UUID remembered;
    private @Nullable Integer first;
    private @Nullable String firstRecord;
    private @Nullable ActivityRecord known;
    private @Nullable ItemRecord knownItem;
    private @Nullable Attempt attempt;
    private @Nullable Progress progress;
    private @Nullable LearnerRecord shared;

    /** Of {@code session}; null where there is none yet. */
    StoredMemory(TenantReads reads, TenantId tenant, UserId user, @Nullable UUID session) {
        this.reads = reads;
        this.tenant = tenant;
        this.user = user;
        this.session = session;
        // Tells changes apart; nobody has to find it hard to guess.
        ThreadLocalRandom random = ThreadLocalRandom.current();
        this.stamp = new UUID(random.nextLong(), random.nextLong());
    }

    /** This, of which a first part was read already: its version, and what the activity {@code delivered} has said. */
    StoredMemory knowing(int of, @Nullable Integer delivered, @Nullable String record) {
        version = of;
        first = record == null ? null : delivered;
        firstRecord = record;
        return this;
    }

    /** This, of which nothing was read: as content left it with the change that {@code by} names. */
    StoredMemory remembering(int of, UUID by, SaidRecord left) {
        version = of;
        remembered = by;
        switch (left) {
            case SaidRecord.OfActivity(ActivityRecord record) -> known = record;
            case SaidRecord.OfItem(ItemRecord record) -> knownItem = record;
        }
        return this;
    }

    /** Names the change that this was left by; null where it was read. */
    @Nullable
    UUID remembered() {
        return remembered;
    }

    /** Names the change that is decided on this. */
    UUID stamp() {
        return stamp;
    }

    /** What a decision on this stands on: which change of what is kept was read; 0 where nothing was kept. */
    int version() {
        return Objects.requireNonNull(version, "nothing was read");
    }

    // Identity-service alone knows what people are called.
    @Override
    public CourseAttempt.Learner learner() {
        return new CourseAttempt.Learner(user.text(), user.text());
    }

    @Override
    public @Nullable Progress progress() {
        if (session != null && progress == null) {
            String text = text(PROGRESS, "progress", tenant.value(), session);
            progress = text == null ? null : ProgressJson.read(text);
        }
        return progress;
    }

    @Override
    public @Nullable ActivityRecord activity(int number) {
        if (known != null && known.visit().activity() == number) {
            return known;
        }
        String text = record(number);
        ActivityRecord read = text == null ? null : RecordJson.read(number, text);
        known = known == null ? read : known;
        return read;
    }

    private @Nullable String record(int number) {
        if (first != null && first == number) {
            return firstRecord;
        }
        return session == null ? null : text(ACTIVITY, "record", number, tenant.value(), session);
    }

    @Override
    public Launch.Student student() {
        return new Launch.Student(user.text(), user.text());
    }

    @Override
    public @Nullable Attempt attempt() {
        if (session != null && attempt == null) {
            String text = text(PROGRESS, "progress", tenant.value(), session);
            attempt = text == null ? null : AttemptJson.read(text);
        }
        return attempt;
    }

    @Override
    public @Nullable ItemRecord item(int number) {
        if (knownItem != null && knownItem.item() == number) {
            return knownItem;
        }
        String text = record(number);
        ItemRecord read = text == null ? null : ItemRecordJson.read(number, text);
        knownItem = knownItem == null ? read : knownItem;
        return read;
    }

    @Override
    public List<ItemRecord> items() {
        return session == null
                ? List.of()
                : reads.list(
                        tenant,
                        ALL,
                        row -> ItemRecordJson.read(row.getInt("activity"), row.getString("record")),
                        tenant.value(),
                        session);
    }

    private @Nullable String text(String sql, String column, Object... values) {
        List<Part> parts =
                reads.list(tenant, sql, row -> new Part(row.getInt("memory_version"), row.getString(column)), values);
        Part part = parts.isEmpty() ? new Part(0, null) : parts.getFirst();
        version = version == null ? (Integer) part.version() : version;
        return part.text();
    }

    private record Part(int version, @Nullable String text) {}

    @Override
    public LearnerRecord shared(ActivityTree tree) {
        if (shared == null) {
            shared = read(tree.systemObjectives(), tree.systemStores());
        }
        return shared;
    }

    // Of all courses of a learner there may be much: what this one does not name is left where it is.
    private LearnerRecord read(Set<String> objectiveIds, Set<String> storeIds) {
        if (objectiveIds.isEmpty() && storeIds.isEmpty()) {
            return LearnerRecord.NOTHING;
        }
        Map<String, ObjectiveState> objectives = new HashMap<>();
        Map<String, String> stores = new HashMap<>();
        UUID t = tenant.value();
        UUID u = user.value();
        reads.list(
                tenant,
                SHARED,
                row -> sort(row, objectives, stores),
                t,
                u,
                Arrays.of(objectiveIds, Digests::of),
                t,
                u,
                Arrays.of(storeIds, Digests::of));
        return new LearnerRecord(objectives, stores);
    }

    private static boolean sort(ResultSet row, Map<String, ObjectiveState> objectives, Map<String, String> stores)
            throws SQLException {
        String id = row.getString("id");
        String value = row.getString("value");
        if (row.getBoolean("objective")) {
            objectives.put(id, ObjectiveStateJson.read(JSON.readTree(value)));
        } else {
            stores.put(id, value);
        }
        return true;
    }
}
