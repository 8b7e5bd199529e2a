package io.ghasi.delivery.adapters.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ghasi.delivery.core.scorm.activity.Activity;
import io.ghasi.delivery.core.scorm.activity.ActivityTree;
import io.ghasi.delivery.core.scorm.activity.Combination;
import io.ghasi.delivery.core.scorm.activity.CompletionThreshold;
import io.ghasi.delivery.core.scorm.activity.Condition;
import io.ghasi.delivery.core.scorm.activity.ConstrainedChoice;
import io.ghasi.delivery.core.scorm.activity.Content;
import io.ghasi.delivery.core.scorm.activity.ControlMode;
import io.ghasi.delivery.core.scorm.activity.DeliveryControls;
import io.ghasi.delivery.core.scorm.activity.Objective;
import io.ghasi.delivery.core.scorm.activity.ObjectiveMap;
import io.ghasi.delivery.core.scorm.activity.ObjectiveMap.Access;
import io.ghasi.delivery.core.scorm.activity.Randomization;
import io.ghasi.delivery.core.scorm.activity.Rollup;
import io.ghasi.delivery.core.scorm.activity.RollupAction;
import io.ghasi.delivery.core.scorm.activity.RollupConsiderations;
import io.ghasi.delivery.core.scorm.activity.RollupRule;
import io.ghasi.delivery.core.scorm.activity.RuleAction;
import io.ghasi.delivery.core.scorm.activity.RuleCondition;
import io.ghasi.delivery.core.scorm.activity.Sequencing;
import io.ghasi.delivery.core.scorm.activity.SequencingRule;
import io.ghasi.delivery.core.scorm.runtime.SharedStore;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ActivityTreesTest {
    private static ActivityTree read(String organizations) {
        String manifest = "{\"scorm\": {\"defaultOrganization\": \"O\", \"organizations\": [" + organizations + "]}}";
        return ActivityTrees.read(manifest.getBytes(StandardCharsets.UTF_8));
    }

    private static String organization(String id, String items) {
        return """
                {"identifier": "%s", "title": {"en": "Course"}, "objectivesGlobalToSystem": false, "sharedDataGlobalToSystem": true, "items": [%s]}""".formatted(id, items);
    }

    private static String item(String id, String more) {
        return """
                {"identifier": "%s", "title": {"en": "A", "de": "B"}, "isVisible": true, "items": [] %s}""".formatted(id, more);
    }

    private static Activity activity(ActivityTree tree, String id) {
        return Objects.requireNonNull(tree.find(id));
    }

    @Test
    void what_a_package_does_not_say_is_as_the_specification_says() {
        ActivityTree tree = read(organization("other", "") + "," + organization("O", item("a", "")));

        assertThat(tree.objectivesGlobalToSystem()).isFalse();
        assertThat(tree.sharedDataGlobalToSystem()).isTrue();
        assertThat(tree.all()).extracting(Activity::id).containsExactly("O", "a");
        assertThat(activity(tree, "a").title().in("de")).isEqualTo("B");
        assertThat(activity(tree, "a").sequencing()).isEqualTo(Sequencing.DEFAULT);
        assertThat(activity(tree, "a").content()).isEqualTo(Content.NONE);
    }

    @Test
    void everything_that_a_package_says_is_read() {
        ActivityTree tree = read(organization("O", item("a", """
                , "launch": "a.html?act=1", "dataFromLms": "data", "timeLimitAction": "exit,message", "hideLmsUi": ["continue"],
                "completionThreshold": {"completedByMeasure": true, "minProgressMeasure": 0.5, "progressWeight": 0.25},
                "data": [{"targetId": "store", "readSharedData": true, "writeSharedData": false}],
                "sequencing": {
                  "controlMode": {"choice": false, "choiceExit": false, "flow": true, "forwardOnly": true,
                    "useCurrentAttemptObjectiveInfo": false, "useCurrentAttemptProgressInfo": false},
                  "constrainedChoice": {"preventActivation": true, "constrainChoice": true},
                  "preConditionRules": [{"conditionCombination": "any", "action": "hiddenFromChoice", "conditions": [
                    {"condition": "objectiveMeasureGreaterThan", "operator": "not", "referencedObjective": " o%20 1 ", "measureThreshold": 0.75}]}],
                  "exitConditionRules": [{"conditionCombination": "all", "action": "exit", "conditions": [
                    {"condition": "always", "operator": "noOp"}]}],
                  "postConditionRules": [{"conditionCombination": "all", "action": "retryAll", "conditions": []}],
                  "limitConditions": {"attemptLimit": 3, "attemptAbsoluteDurationLimit": "PT1H"},
                  "rollup": {"rollupObjectiveSatisfied": false, "rollupProgressCompletion": false, "objectiveMeasureWeight": 0.5, "rules": [
                    {"childActivitySet": "atLeastPercent", "minimumCount": 2, "minimumPercent": 0.5, "conditionCombination": "any",
                     "conditions": [{"condition": "completed", "operator": "noOp"}], "action": "notSatisfied"}]},
                  "rollupConsiderations": {"requiredForSatisfied": "ifAttempted", "requiredForNotSatisfied": "ifNotSkipped",
                    "requiredForCompleted": "ifNotSuspended", "requiredForIncomplete": "always", "measureSatisfactionIfActive": false},
                  "objectives": [
                    {"id": "o 1", "primary": true, "satisfiedByMeasure": true, "minNormalizedMeasure": 0.5, "maps": [
                      {"targetId": "g", "readSatisfiedStatus": true, "readNormalizedMeasure": false, "writeSatisfiedStatus": false,
                       "writeNormalizedMeasure": true}]}],
                  "extendedObjectives": [{"id": "o%201", "maps": [
                      {"targetId": "g", "readRawScore": true, "readMinScore": false, "readMaxScore": false, "readCompletionStatus": false,
                       "readProgressMeasure": false, "writeRawScore": false, "writeMinScore": true, "writeMaxScore": false,
                       "writeCompletionStatus": true, "writeProgressMeasure": false}]}],
                  "randomization": {"randomizationTiming": "once", "selectCount": 2, "reorderChildren": true, "selectionTiming": "onEachNewAttempt"},
                  "delivery": {"tracked": false, "completionSetByContent": true, "objectiveSetByContent": true}}""")));

        Access read = new Access(true, false);
        Access write = new Access(false, true);
        Access neither = new Access(false, false);
        ObjectiveMap map = new ObjectiveMap("g", read, write, read, write, neither, write, neither);
        assertThat(activity(tree, "a").content())
                .isEqualTo(new Content(
                        "a.html?act=1",
                        "data",
                        "exit,message",
                        "PT1H",
                        List.of(new SharedStore("store", true, false)),
                        Set.of("continue")));
        assertThat(activity(tree, "a").sequencing())
                .isEqualTo(new Sequencing(
                        new ControlMode(false, false, true, true, false, false),
                        new ConstrainedChoice(true, true),
                        List.of(
                                new SequencingRule(
                                        Combination.ANY,
                                        List.of(new RuleCondition(
                                                Condition.OBJECTIVE_MEASURE_GREATER_THAN, true, "o%201", 0.75)),
                                        RuleAction.HIDDEN_FROM_CHOICE),
                                new SequencingRule(
                                        Combination.ALL, List.of(RuleCondition.of(Condition.ALWAYS)), RuleAction.EXIT),
                                new SequencingRule(Combination.ALL, List.of(), RuleAction.RETRY_ALL)),
                        3,
                        new Rollup(
                                false,
                                false,
                                0.5,
                                List.of(new RollupRule(
                                        RollupRule.ChildSet.AT_LEAST_PERCENT,
                                        2,
                                        0.5,
                                        Combination.ANY,
                                        List.of(RuleCondition.of(Condition.COMPLETED)),
                                        RollupAction.NOT_SATISFIED))),
                        new RollupConsiderations(
                                RollupConsiderations.Consideration.IF_ATTEMPTED,
                                RollupConsiderations.Consideration.IF_NOT_SKIPPED,
                                RollupConsiderations.Consideration.IF_NOT_SUSPENDED,
                                RollupConsiderations.Consideration.ALWAYS,
                                false),
                        new CompletionThreshold(true, 0.5, 0.25),
                        List.of(new Objective("o%201", true, true, 0.5, List.of(map))),
                        new Randomization(Randomization.Timing.ON_EACH_NEW_ATTEMPT, 2, Randomization.Timing.ONCE, true),
                        new DeliveryControls(false, true, true)));
    }

    @Test
    void an_activity_with_other_objectives_alone_has_a_primary_one_without_a_name() {
        ActivityTree tree = read(organization("O", item("a", """
                , "sequencing": {"objectives": [
                    {"id": "o", "primary": false, "satisfiedByMeasure": false, "minNormalizedMeasure": 1.0, "maps": []}]}""")));

        assertThat(activity(tree, "a").sequencing().objectives())
                .containsExactly(Objective.PRIMARY, new Objective("o", false, false, 1, List.of()));
    }

    @Test
    void an_item_may_be_called_as_the_organization_is_but_not_as_another_item() {
        assertThat(activity(read(organization("O", item("O", ""))), "O").isRoot())
                .isFalse();
        assertThatThrownBy(() -> read(organization("O", item("a", "") + "," + item("a", ""))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("two activities are called a");
    }

    @Test
    void identifiers_may_be_mostly_blanks() {
        String id = "o" + "%20 ".repeat(15_000) + "1";
        ActivityTree tree = read(organization("O", item("a", """
                , "sequencing": {"objectives": [
                    {"id": "%s", "primary": true, "satisfiedByMeasure": false, "minNormalizedMeasure": 1.0, "maps": []}]}""".replace("%s", id))));

        assertThat(activity(tree, "a").sequencing().objectives().getFirst().id())
                .isEqualTo("o%201");
    }
}
