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
import io.ghasi.delivery.core.scorm.activity.ObjectiveMap;
import io.ghasi.delivery.core.scorm.activity.ObjectiveMap.Access;
import io.ghasi.delivery.core.scorm.activity.Randomization;
import io.ghasi.delivery.core.scorm.activity.Randomization.Timing;
import io.ghasi.delivery.core.scorm.activity.Rollup;
import io.ghasi.delivery.core.scorm.activity.RollupAction;
import io.ghasi.delivery.core.scorm.activity.RollupConsiderations;
import io.ghasi.delivery.core.scorm.activity.RollupConsiderations.Consideration;
import io.ghasi.delivery.core.scorm.activity.RollupRule;
import io.ghasi.delivery.core.scorm.activity.RollupRule.ChildSet;
import io.ghasi.delivery.core.scorm.activity.RuleAction;
import io.ghasi.delivery.core.scorm.activity.RuleCondition;
import io.ghasi.delivery.core.scorm.activity.Sequencing;
import io.ghasi.delivery.core.scorm.activity.SequencingRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Courses that nobody would make: every rule, mode and control somewhere, often against each other. */
final class GeneratedTrees {
    private static final int DEEPEST = 4;
    private static final int MOST_CHILDREN = 4;

    private final RandomGenerator random;
    private int names;

    GeneratedTrees(RandomGenerator random) {
        this.random = random;
    }

    Item next() {
        names = 0;
        return cluster(0);
    }

    private Item cluster(int depth) {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(MOST_CHILDREN); i++) {
            items.add(depth + 1 < DEEPEST && random.nextInt(3) == 0 ? cluster(depth + 1) : item(List.of()));
        }
        return item(items);
    }

    private Item item(List<Item> items) {
        String id = "i" + names++;
        return new Item(id, new LocalizedText(Map.of("en", id)), true, Content.NONE, sequencing(), items);
    }

    private boolean mostly() {
        return random.nextInt(5) > 0;
    }

    private boolean seldom() {
        return random.nextInt(8) == 0;
    }

    private <E extends Enum<E>> E any(Class<E> type) {
        E[] all = type.getEnumConstants();
        return all[random.nextInt(all.length)];
    }

    private Sequencing sequencing() {
        return new Sequencing(
                new ControlMode(mostly(), mostly(), mostly(), seldom(), mostly(), mostly()),
                new ConstrainedChoice(seldom(), seldom()),
                rules(),
                seldom() ? 1 + random.nextInt(2) : null,
                new Rollup(mostly(), mostly(), random.nextInt(3) / 2.0, rollupRules()),
                new RollupConsiderations(consideration(), consideration(), consideration(), consideration(), mostly()),
                new CompletionThreshold(seldom(), 0.5, 1),
                List.of(objective()),
                randomization(),
                new DeliveryControls(mostly(), seldom(), seldom()));
    }

    private Consideration consideration() {
        return seldom() ? any(Consideration.class) : Consideration.ALWAYS;
    }

    private List<SequencingRule> rules() {
        List<SequencingRule> rules = new ArrayList<>();
        while (random.nextInt(4) == 0) {
            rules.add(new SequencingRule(
                    any(Combination.class), List.of(condition(), condition()), any(RuleAction.class)));
        }
        return rules;
    }

    private RuleCondition condition() {
        return new RuleCondition(any(Condition.class), random.nextBoolean(), null, random.nextInt(5) / 4.0);
    }

    private List<RollupRule> rollupRules() {
        List<RollupRule> rules = new ArrayList<>();
        while (random.nextInt(4) == 0) {
            rules.add(new RollupRule(
                    any(ChildSet.class),
                    random.nextInt(3),
                    random.nextInt(5) / 4.0,
                    any(Combination.class),
                    List.of(condition()),
                    any(RollupAction.class)));
        }
        return rules;
    }

    private Objective objective() {
        return new Objective(null, true, seldom(), 0.5, random.nextInt(3) == 0 ? List.of(map()) : List.of());
    }

    private ObjectiveMap map() {
        return new ObjectiveMap(
                "g" + random.nextInt(2),
                access(),
                access(),
                Access.NONE,
                Access.NONE,
                Access.NONE,
                Access.NONE,
                Access.NONE);
    }

    private Access access() {
        return new Access(random.nextBoolean(), random.nextBoolean());
    }

    private Randomization randomization() {
        return seldom()
                ? new Randomization(any(Timing.class), random.nextInt(3), any(Timing.class), random.nextBoolean())
                : Randomization.NONE;
    }
}
