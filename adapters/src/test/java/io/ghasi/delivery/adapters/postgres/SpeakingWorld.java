package io.ghasi.delivery.adapters.postgres;

import io.ghasi.delivery.core.course.Memory;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.scorm.attempt.VisitSnapshot;
import io.ghasi.delivery.core.scorm.course.ActivityRecord;
import io.ghasi.delivery.core.scorm.course.Batches;
import io.ghasi.delivery.core.scorm.course.LearnerRecord;
import io.ghasi.delivery.core.scorm.course.Progress;
import io.ghasi.delivery.core.scorm.course.ScormChange;
import io.ghasi.delivery.core.scorm.course.ScormMemory;
import io.ghasi.delivery.core.scorm.runtime.Api;
import io.ghasi.delivery.core.scorm.runtime.ErrorCode;
import io.ghasi.delivery.core.scorm.sequencing.SequencingSnapshot;
import io.ghasi.delivery.core.session.ActiveSession;
import io.ghasi.delivery.core.session.Change;
import io.ghasi.delivery.core.session.Decision;
import io.ghasi.delivery.core.session.DecisionStore.Outcome;
import io.ghasi.delivery.core.session.Keeping;
import io.ghasi.delivery.core.session.SessionEvent;
import io.ghasi.delivery.core.tenancy.Region;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A session whose content speaks, of its own tenant; in a database that several may share. */
final class SpeakingWorld {
    final World world = new World();
    final TenantId tenant = world.tenant();
    final ActiveSession session = world.session(tenant, 1);
    private final SpeakingDatabase database;
    private final CommitCall call =
            new CommitCall(new DecisionJson(new SessionEnvelopes(Region.EU, "0.1.0"), world.ids));

    SpeakingWorld(SpeakingDatabase database) {
        this.database = database;
    }

    static Progress progress(int current) {
        return new Progress(new SequencingSnapshot(current, null, List.of(), Map.of()), Map.of(), current);
    }

    static ActivityRecord record(int activity, String location) {
        return record(activity, location, Batches.NONE);
    }

    /** The same, as {@code batches} left it. */
    static ActivityRecord record(int activity, String location, Batches batches) {
        VisitSnapshot visit = new VisitSnapshot(
                activity,
                1,
                false,
                Api.Stage.RUNNING,
                ErrorCode.NO_ERROR,
                Map.of("cmi.location", location),
                Set.of("cmi.location"));
        return new ActivityRecord(visit, false, batches);
    }

    static String location(Memory memory) {
        ActivityRecord record = ((ScormMemory) memory).activity(1);
        return record == null ? "" : record.visit().data().getOrDefault("cmi.location", "");
    }

    Change created(Memory keeps) {
        return new Change.Create(session, List.of(), new Keeping(Memory.NONE, keeps));
    }

    /** Content of the first activity says where it is, and the platform is told {@code events}. */
    Change.Update said(Memory read, ActivityRecord record, SessionEvent... events) {
        ScormChange keeps = new ScormChange(null, List.of(record), LearnerRecord.NOTHING);
        return new Change.Update(session, session, List.of(events), null, new Keeping(read, keeps));
    }

    Change.Update said(Memory read, String location, SessionEvent... events) {
        return said(read, record(1, location), events);
    }

    Outcome commit(Change change) {
        return commit(change, false);
    }

    Outcome commit(Change change, boolean wait) {
        return commit(wait, world.unkeyed(change.after().facts().tenant(), change))
                .getFirst()
                .orElseThrow();
    }

    /** Empty for those whose rows somebody else holds. */
    List<Optional<Outcome>> commit(boolean wait, Decision... decisions) {
        try (Connection connection = database.connection()) {
            return call.commit(connection, List.of(decisions), wait, Duration.ofSeconds(5));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
