package io.ghasi.delivery.core.scorm.sequencing;

import io.ghasi.delivery.core.course.LocalizedText;
import io.ghasi.delivery.core.scorm.activity.Combination;
import io.ghasi.delivery.core.scorm.activity.CompletionThreshold;
import io.ghasi.delivery.core.scorm.activity.Condition;
import io.ghasi.delivery.core.scorm.activity.ConstrainedChoice;
import io.ghasi.delivery.core.scorm.activity.Content;
import io.ghasi.delivery.core.scorm.activity.ControlMode;
import io.ghasi.delivery.core.scorm.activity.DeliveryControls;
import io.ghasi.delivery.core.scorm.activity.Item;
import io.ghasi.delivery.core.scorm.activity.Objective;
import io.ghasi.delivery.core.scorm.activity.Randomization;
import io.ghasi.delivery.core.scorm.activity.Rollup;
import io.ghasi.delivery.core.scorm.activity.RollupConsiderations;
import io.ghasi.delivery.core.scorm.activity.RuleAction;
import io.ghasi.delivery.core.scorm.activity.RuleCondition;
import io.ghasi.delivery.core.scorm.activity.Sequencing;
import io.ghasi.delivery.core.scorm.activity.SequencingRule;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Activities for tests: a name, what it declares, what is below it. */
public final class Trees {
    public static final ControlMode FLOW = new ControlMode(true, true, true, false, true, true);

    private Trees() {}

    public static Item leaf(String id) {
        return leaf(id, new Says());
    }

    public static Item leaf(String id, Says says) {
        return leaf(id, Content.NONE, says);
    }

    public static Item leaf(String id, Content content, Says says) {
        return new Item(id, new LocalizedText(Map.of("en", id)), true, content, says.sequencing(), List.of());
    }

    public static Item cluster(String id, Item... items) {
        return cluster(id, new Says().control(FLOW), items);
    }

    public static Item cluster(String id, Says says, Item... items) {
        return new Item(id, new LocalizedText(Map.of("en", id)), true, Content.NONE, says.sequencing(), List.of(items));
    }

    /** Two clusters with two leaves each. */
    static Item two() {
        return cluster("R", cluster("A", leaf("a1"), leaf("a2")), cluster("B", leaf("b1"), leaf("b2")));
    }

    static SequencingRule when(RuleCondition condition, RuleAction action) {
        return new SequencingRule(Combination.ALL, List.of(condition), action);
    }

    static SequencingRule always(RuleAction action) {
        return when(RuleCondition.of(Condition.ALWAYS), action);
    }

    /** What an activity declares, one thing after the other. */
    public static final class Says {
        private ControlMode control = ControlMode.DEFAULT;
        private ConstrainedChoice constrained = ConstrainedChoice.NONE;
        private List<SequencingRule> rules = List.of();
        private @Nullable Integer limit;
        private Rollup rollup = Rollup.DEFAULT;
        private RollupConsiderations considerations = RollupConsiderations.DEFAULT;
        private CompletionThreshold completion = CompletionThreshold.DEFAULT;
        private List<Objective> objectives = List.of(Objective.PRIMARY);
        private Randomization randomization = Randomization.NONE;
        private DeliveryControls delivery = DeliveryControls.DEFAULT;

        public Says control(ControlMode mode) {
            control = mode;
            return this;
        }

        public Says constrained(ConstrainedChoice choice) {
            constrained = choice;
            return this;
        }

        public Says rules(SequencingRule... all) {
            rules = List.of(all);
            return this;
        }

        public Says limit(int attempts) {
            limit = attempts;
            return this;
        }

        public Says rollup(Rollup says) {
            rollup = says;
            return this;
        }

        public Says considerations(RollupConsiderations says) {
            considerations = says;
            return this;
        }

        public Says completion(CompletionThreshold threshold) {
            completion = threshold;
            return this;
        }

        public Says objectives(Objective... all) {
            objectives = List.of(all);
            return this;
        }

        public Says randomization(Randomization says) {
            randomization = says;
            return this;
        }

        public Says delivery(DeliveryControls controls) {
            delivery = controls;
            return this;
        }

        public Sequencing sequencing() {
            return new Sequencing(
                    control,
                    constrained,
                    rules,
                    limit,
                    rollup,
                    considerations,
                    completion,
                    objectives,
                    randomization,
                    delivery);
        }
    }
}
