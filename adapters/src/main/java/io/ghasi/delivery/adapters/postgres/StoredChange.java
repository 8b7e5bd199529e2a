package io.ghasi.delivery.adapters.postgres;

import io.ghasi.delivery.core.course.Memory;
import io.ghasi.delivery.core.scorm.course.LearnerRecord;
import io.ghasi.delivery.core.scorm.course.ScormChange;
import io.ghasi.delivery.core.scorm12.course.Scorm12Change;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a course keeps from now on, as it is stored.
 *
 * @param progress null where it stays
 * @param delivered the activity that was delivered last, where there is progress; null before the first
 */
record StoredChange(
        @Nullable String progress, @Nullable Integer delivered, List<SaidRecord> activities, LearnerRecord shared) {
    static StoredChange of(Memory after) {
        return switch (after) {
            case ScormChange change -> scorm2004(change);
            case Scorm12Change change -> scorm12(change);
            default -> throw new IllegalArgumentException("nobody stores " + after.getClass());
        };
    }

    private static StoredChange scorm2004(ScormChange change) {
        return new StoredChange(
                change.progress() == null ? null : ProgressJson.write(change.progress()),
                change.progress() == null ? null : change.progress().delivered(),
                change.activities().stream()
                        .<SaidRecord>map(SaidRecord.OfActivity::new)
                        .toList(),
                change.shared());
    }

    private static StoredChange scorm12(Scorm12Change change) {
        return new StoredChange(
                change.attempt() == null ? null : AttemptJson.write(change.attempt()),
                change.attempt() == null ? null : change.attempt().item(),
                change.items().stream().<SaidRecord>map(SaidRecord.OfItem::new).toList(),
                LearnerRecord.NOTHING);
    }
}
