package io.ghasi.delivery.core.scorm.course;

import io.ghasi.delivery.core.course.Memory;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is to be kept from now on, of a session of a SCORM course; the rest stays as it is.
 *
 * @param progress null where it stays
 * @param activities those that are other than before
 * @param shared what is other than before of what the learner has beyond the course
 */
public record ScormChange(@Nullable Progress progress, List<ActivityRecord> activities, LearnerRecord shared)
        implements Memory {
    public ScormChange {
        activities = List.copyOf(activities);
    }

    /** This, and those of {@code others} that it says nothing of. */
    ScormChange and(List<ActivityRecord> others) {
        Set<Integer> said =
                activities.stream().map(record -> record.visit().activity()).collect(Collectors.toSet());
        List<ActivityRecord> all = new ArrayList<>(activities);
        others.stream()
                .filter(record -> !said.contains(record.visit().activity()))
                .forEach(all::add);
        return new ScormChange(progress, all, shared);
    }
}
