package io.ghasi.delivery.adapters.postgres;

import io.ghasi.delivery.core.scorm.sequencing.ActivitySnapshot;
import io.ghasi.delivery.core.scorm.sequencing.ObjectiveState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is yes or no of an activity, as bits of a number. A bit keeps its meaning for ever. */
final class ActivityFlags {
    private static final int ACTIVE = 1;
    private static final int SUSPENDED = 1 << 1;
    private static final int SAID_SATISFIED = 1 << 2;
    private static final int SAID_COMPLETED = 1 << 3;
    private static final int STALE_OBJECTIVES = 1 << 4;
    private static final int STALE_PROGRESS = 1 << 5;
    private static final int DRAWN = 1 << 6;

    private ActivityFlags() {}

    static int of(ActivitySnapshot activity) {
        return bit(ACTIVE, activity.active())
                | bit(SUSPENDED, activity.suspended())
                | bit(SAID_SATISFIED, activity.saidSatisfied())
                | bit(SAID_COMPLETED, activity.saidCompleted())
                | bit(STALE_OBJECTIVES, activity.staleObjectives())
                | bit(STALE_PROGRESS, activity.staleProgress())
                | bit(DRAWN, activity.drawn());
    }

    private static int bit(int flag, boolean set) {
        return set ? flag : 0;
    }

    static ActivitySnapshot activity(
            int number, int flags, int attempts, List<ObjectiveState> objectives, @Nullable List<Integer> available) {
        return new ActivitySnapshot(
                number,
                (flags & ACTIVE) != 0,
                (flags & SUSPENDED) != 0,
                (flags & SAID_SATISFIED) != 0,
                (flags & SAID_COMPLETED) != 0,
                (flags & STALE_OBJECTIVES) != 0,
                (flags & STALE_PROGRESS) != 0,
                (flags & DRAWN) != 0,
                attempts,
                objectives,
                available);
    }
}
