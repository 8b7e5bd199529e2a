package io.ghasi.delivery.adapters.platform;

import io.ghasi.delivery.core.scorm.activity.Combination;
import io.ghasi.delivery.core.scorm.activity.CompletionThreshold;
import io.ghasi.delivery.core.scorm.activity.Condition;
import io.ghasi.delivery.core.scorm.activity.ConstrainedChoice;
import io.ghasi.delivery.core.scorm.activity.ControlMode;
import io.ghasi.delivery.core.scorm.activity.DeliveryControls;
import io.ghasi.delivery.core.scorm.activity.Randomization;
import io.ghasi.delivery.core.scorm.activity.Rollup;
import io.ghasi.delivery.core.scorm.activity.RollupAction;
import io.ghasi.delivery.core.scorm.activity.RollupConsiderations;
import io.ghasi.delivery.core.scorm.activity.RollupConsiderations.Consideration;
import io.ghasi.delivery.core.scorm.activity.RollupRule;
import io.ghasi.delivery.core.scorm.activity.RuleAction;
import io.ghasi.delivery.core.scorm.activity.RuleCondition;
import io.ghasi.delivery.core.scorm.activity.Sequencing;
import io.ghasi.delivery.core.scorm.activity.SequencingRule;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the sequencing of one activity. A part that the package does not have is as the specification says; a part that it has is whole. */
final class SequencingJson {
    private SequencingJson() {}

    /** {@code node} is missing where the activity declares nothing. */
    static Sequencing read(JsonNode node, CompletionThreshold completion) {
        return new Sequencing(
                control(node.get("controlMode")),
                constrained(node.get("constrainedChoice")),
                rules(node),
                AnswerJson.countOrNull(node.path("limitConditions"), "attemptLimit"),
                rollup(node.get("rollup")),
                considerations(node.get("rollupConsiderations")),
                completion,
                ObjectiveJson.read(node),
                randomization(node.get("randomization")),
                delivery(node.get("delivery")));
    }

    private static ControlMode control(@Nullable JsonNode node) {
        return node == null
                ? ControlMode.DEFAULT
                : new ControlMode(
                        AnswerJson.flag(node, "choice"),
                        AnswerJson.flag(node, "choiceExit"),
                        AnswerJson.flag(node, "flow"),
                        AnswerJson.flag(node, "forwardOnly"),
                        AnswerJson.flag(node, "useCurrentAttemptObjectiveInfo"),
                        AnswerJson.flag(node, "useCurrentAttemptProgressInfo"));
    }

    private static ConstrainedChoice constrained(@Nullable JsonNode node) {
        return node == null
                ? ConstrainedChoice.NONE
                : new ConstrainedChoice(
                        AnswerJson.flag(node, "preventActivation"), AnswerJson.flag(node, "constrainChoice"));
    }

    private static List<SequencingRule> rules(JsonNode node) {
        return Stream.of("preConditionRules", "exitConditionRules", "postConditionRules")
                .flatMap(member -> AnswerJson.each(node.get(member), SequencingJson::rule).stream())
                .toList();
    }

    private static SequencingRule rule(JsonNode node) {
        return new SequencingRule(
                AnswerJson.word(node, "conditionCombination", Combination.class),
                AnswerJson.each(node.get("conditions"), SequencingJson::condition),
                AnswerJson.word(node, "action", RuleAction.class));
    }

    private static RuleCondition condition(JsonNode node) {
        return new RuleCondition(
                AnswerJson.word(node, "condition", Condition.class),
                AnswerJson.text(node, "operator").equals("not"),
                ObjectiveJson.idOrNull(node, "referencedObjective"),
                node.path("measureThreshold").doubleValue(0));
    }

    private static Rollup rollup(@Nullable JsonNode node) {
        return node == null
                ? Rollup.DEFAULT
                : new Rollup(
                        AnswerJson.flag(node, "rollupObjectiveSatisfied"),
                        AnswerJson.flag(node, "rollupProgressCompletion"),
                        AnswerJson.number(node, "objectiveMeasureWeight"),
                        AnswerJson.each(node.get("rules"), SequencingJson::rollupRule));
    }

    private static RollupRule rollupRule(JsonNode node) {
        return new RollupRule(
                AnswerJson.word(node, "childActivitySet", RollupRule.ChildSet.class),
                AnswerJson.count(node, "minimumCount"),
                AnswerJson.number(node, "minimumPercent"),
                AnswerJson.word(node, "conditionCombination", Combination.class),
                AnswerJson.each(node.get("conditions"), SequencingJson::condition),
                AnswerJson.word(node, "action", RollupAction.class));
    }

    private static RollupConsiderations considerations(@Nullable JsonNode node) {
        return node == null
                ? RollupConsiderations.DEFAULT
                : new RollupConsiderations(
                        AnswerJson.word(node, "requiredForSatisfied", Consideration.class),
                        AnswerJson.word(node, "requiredForNotSatisfied", Consideration.class),
                        AnswerJson.word(node, "requiredForCompleted", Consideration.class),
                        AnswerJson.word(node, "requiredForIncomplete", Consideration.class),
                        AnswerJson.flag(node, "measureSatisfactionIfActive"));
    }

    private static Randomization randomization(@Nullable JsonNode node) {
        return node == null
                ? Randomization.NONE
                : new Randomization(
                        AnswerJson.word(node, "selectionTiming", Randomization.Timing.class),
                        AnswerJson.countOrNull(node, "selectCount"),
                        AnswerJson.word(node, "randomizationTiming", Randomization.Timing.class),
                        AnswerJson.flag(node, "reorderChildren"));
    }

    private static DeliveryControls delivery(@Nullable JsonNode node) {
        return node == null
                ? DeliveryControls.DEFAULT
                : new DeliveryControls(
                        AnswerJson.flag(node, "tracked"),
                        AnswerJson.flag(node, "completionSetByContent"),
                        AnswerJson.flag(node, "objectiveSetByContent"));
    }
}
