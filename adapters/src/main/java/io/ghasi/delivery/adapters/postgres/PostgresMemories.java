package io.ghasi.delivery.adapters.postgres;

import io.ghasi.delivery.core.course.Memory;
import io.ghasi.delivery.core.course.RuntimeBatch;
import io.ghasi.delivery.core.ids.CourseVersionId;
import io.ghasi.delivery.core.ids.EnrollmentId;
import io.ghasi.delivery.core.ids.PlayPackageId;
import io.ghasi.delivery.core.ids.SessionId;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.ids.UserId;
import io.ghasi.delivery.core.session.Keeping;
import io.ghasi.delivery.core.session.Memories;
import io.ghasi.delivery.core.session.PlaySession;
import io.ghasi.delivery.core.session.SessionFacts;
import io.ghasi.delivery.core.session.Sessions.Stored;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** What SCORM courses keep of sessions, in PostgreSQL. */
public final class PostgresMemories implements Memories, AutoCloseable {
    private static final String LAST = """
            SELECT s.id FROM delivery.play_sessions s
            WHERE s.tenant_id = ? AND s.enrollment_id = ? AND s.user_id = ? AND s.course_version_id = ?
              AND s.play_package_id = ?
            ORDER BY s.attempt_number DESC LIMIT 1
            """;

    private final TenantReads reads;
    private final GroupedReads<Question, Optional<Recollected>> grouped;
    private final Recollections recollections;

    /**
     * Reads through {@code database}, whose role is bound by row security; sessions whose content speaks many at a time, within {@code bounds}.
     *
     * @param remembered how many bytes are remembered of what content said lately, at most
     */
    public PostgresMemories(DataSource database, GroupBounds bounds, long remembered) {
        reads = new TenantReads(database);
        recollections = new Recollections(remembered);
        grouped = new GroupedReads<>(database, bounds, new SpokenCall(reads)::answer);
    }

    @Override
    public Optional<Recollected> find(TenantId tenant, SessionId session) {
        return grouped.ask(new Question(tenant, session, null));
    }

    @Override
    public Optional<Recollected> recall(TenantId tenant, SessionId session, RuntimeBatch batch) {
        return recollections.before(batch, tenant, session).map(left -> {
            StoredMemory memory = of(left.stored().session()).remembering(left.version(), left.stamp(), left.record());
            return new Recollected(left.stored(), memory);
        });
    }

    @Override
    public void remember(Stored left, Keeping keeping) {
        if (MemoryJson.isRecord(keeping)) {
            StoredMemory before = (StoredMemory) keeping.before();
            recollections.add(
                    new Recollections.Left(left, before.version() + 1, before.stamp(), MemoryJson.record(keeping)));
        }
    }

    @Override
    public StoredMemory of(PlaySession session) {
        SessionFacts facts = session.facts();
        return new StoredMemory(reads, facts.tenant(), facts.user(), facts.id().value());
    }

    @Override
    public Memory before(
            TenantId tenant, UserId user, EnrollmentId enrollment, CourseVersionId course, PlayPackageId pack) {
        List<UUID> last = reads.list(
                tenant,
                LAST,
                row -> row.getObject("id", UUID.class),
                tenant.value(),
                enrollment.value(),
                user.value(),
                course.value(),
                pack.value());
        return new StoredMemory(reads, tenant, user, last.isEmpty() ? null : last.getFirst());
    }

    /** Ends the threads that read. */
    @Override
    public void close() {
        grouped.close();
    }
}
