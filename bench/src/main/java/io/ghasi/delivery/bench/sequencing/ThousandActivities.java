package io.ghasi.delivery.bench.sequencing;

import io.ghasi.delivery.bench.world.ScormCourse;
import io.ghasi.delivery.core.course.LocalizedText;
import io.ghasi.delivery.core.scorm.activity.ActivityTree;
import io.ghasi.delivery.core.scorm.activity.Combination;
import io.ghasi.delivery.core.scorm.activity.CompletionThreshold;
import io.ghasi.delivery.core.scorm.activity.Condition;
import io.ghasi.delivery.core.scorm.activity.ConstrainedChoice;
import io.ghasi.delivery.core.scorm.activity.Content;
import io.ghasi.delivery.core.scorm.activity.ControlMode;
import io.ghasi.delivery.core.scorm.activity.DeliveryControls;
import io.ghasi.delivery.core.scorm.activity.Item;
import io.ghasi.delivery.core.scorm.activity.Objective;
import io.ghasi.delivery.core.scorm.activity.ObjectiveMap;
import io.ghasi.delivery.core.scorm.activity.ObjectiveMap.Access;
import io.ghasi.delivery.core.scorm.activity.Randomization;
import io.ghasi.delivery.core.scorm.activity.Rollup;
import io.ghasi.delivery.core.scorm.activity.RollupConsiderations;
import io.ghasi.delivery.core.scorm.activity.RuleAction;
import io.ghasi.delivery.core.scorm.activity.RuleCondition;
import io.ghasi.delivery.core.scorm.activity.Sequencing;
import io.ghasi.delivery.core.scorm.activity.SequencingRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@link ScormCourse} as the core has it, with all that an objective can share. */
final class ThousandActivities {
    private static final Access BOTH = new Access(true, true);

    private ThousandActivities() {}

    static ActivityTree tree() {
        List<Item> clusters = new ArrayList<>();
        for (int cluster = 0; cluster < ScormCourse.CLUSTERS; cluster++) {
            List<Item> leaves = new ArrayList<>();
            for (int leaf = 0; leaf < ScormCourse.LEAVES; leaf++) {
                leaves.add(item(ScormCourse.leaf(cluster, leaf), of(List.of(primary(), shared(leaf))), List.of()));
            }
            clusters.add(item("c" + cluster, of(List.of(primary())), leaves));
        }
        return ActivityTree.of(item("root", of(List.of(primary())), clusters));
    }

    private static Item item(String id, Sequencing sequencing, List<Item> items) {
        return new Item(id, new LocalizedText(Map.of("en", id)), true, Content.NONE, sequencing, items);
    }

    private static Objective primary() {
        return new Objective("primary", true, false, 1, List.of());
    }

    private static Objective shared(int leaf) {
        ObjectiveMap map = new ObjectiveMap("g" + leaf % ScormCourse.SHARED, BOTH, BOTH, BOTH, BOTH, BOTH, BOTH, BOTH);
        return new Objective("shared", false, false, 1, List.of(map));
    }

    private static Sequencing of(List<Objective> objectives) {
        RuleCondition exceeded = RuleCondition.of(Condition.ATTEMPT_LIMIT_EXCEEDED);
        return new Sequencing(
                new ControlMode(true, true, true, false, true, true),
                ConstrainedChoice.NONE,
                List.of(new SequencingRule(Combination.ALL, List.of(exceeded), RuleAction.DISABLED)),
                null,
                Rollup.DEFAULT,
                RollupConsiderations.DEFAULT,
                CompletionThreshold.DEFAULT,
                objectives,
                Randomization.NONE,
                DeliveryControls.DEFAULT);
    }
}
