package io.ghasi.delivery.core.scorm.activity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that an activity declares of its sequencing (SN 3).
 *
 * @param attemptLimit null where there is none
 * @param objectives exactly one of them is primary; it comes first
 */
public record Sequencing(
        ControlMode control,
        ConstrainedChoice constrainedChoice,
        List<SequencingRule> rules,
        @Nullable Integer attemptLimit,
        Rollup rollup,
        RollupConsiderations considerations,
        CompletionThreshold completion,
        List<Objective> objectives,
        Randomization randomization,
        DeliveryControls delivery) {
    /** What holds where a package says nothing. */
    public static final Sequencing DEFAULT = new Sequencing(
            ControlMode.DEFAULT,
            ConstrainedChoice.NONE,
            List.of(),
            null,
            Rollup.DEFAULT,
            RollupConsiderations.DEFAULT,
            CompletionThreshold.DEFAULT,
            List.of(Objective.PRIMARY),
            Randomization.NONE,
            DeliveryControls.DEFAULT);

    /** @throws IllegalArgumentException where there is not one primary objective, in front */
    public Sequencing {
        rules = List.copyOf(rules);
        objectives = List.copyOf(objectives);
        if (objectives.isEmpty()
                || !objectives.getFirst().primary()
                || objectives.stream().filter(Objective::primary).count() != 1) {
            throw new IllegalArgumentException("there must be one primary objective, in front of the others");
        }
    }
}
