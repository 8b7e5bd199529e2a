package io.ghasi.delivery.sandbox.content.scorm;

import io.ghasi.delivery.sandbox.content.manifest.Json;
import io.ghasi.delivery.sandbox.content.manifest.Reading;
import io.ghasi.delivery.sandbox.content.xml.XmlElement;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Sequencing and rollup rules (IMS SS 1.0: sequencingRules, rollupRules). Names and defaults are the specification's. */
final class RuleReader {
    private static final List<String> TRACKED = List.of(
            "satisfied",
            "objectiveStatusKnown",
            "objectiveMeasureKnown",
            "objectiveMeasureGreaterThan",
            "objectiveMeasureLessThan",
            "completed",
            "activityProgressKnown",
            "attempted",
            "attemptLimitExceeded",
            "timeLimitExceeded",
            "outsideAvailableTimeRange",
            "always");
    private static final List<String> ROLLED_UP = TRACKED.stream()
            .filter(word -> !word.endsWith("Than") && !word.equals("always"))
            .toList();
    private static final Fields CONDITION = Fields.of(
            Fields.word("condition", "always", TRACKED),
            Fields.word("operator", "noOp", List.of("noOp", "not")),
            Fields.text("referencedObjective", "referencedObjective"),
            Fields.number("measureThreshold", -1, 1));
    private static final Fields ROLLUP_CONDITION = Fields.of(
            Fields.word("condition", "satisfied", ROLLED_UP), Fields.word("operator", "noOp", List.of("noOp", "not")));
    private static final Fields ROLLUP = Fields.of(
            Fields.flag("rollupObjectiveSatisfied", true),
            Fields.flag("rollupProgressCompletion", true),
            Fields.number("objectiveMeasureWeight", 0, 1, 1.0));
    private static final Fields ROLLUP_RULE = Fields.of(
            Fields.word("childActivitySet", "all", List.of("all", "any", "none", "atLeastCount", "atLeastPercent")),
            Fields.count("minimumCount", 0),
            Fields.number("minimumPercent", 0, 1, 0.0));
    private static final List<String> COMBINATIONS = List.of("all", "any");
    private static final List<String> PRE = List.of("skip", "disabled", "hiddenFromChoice", "stopForwardTraversal");
    private static final List<String> POST =
            List.of("exitParent", "exitAll", "retry", "retryAll", "continue", "previous");

    private final Reading reading;

    RuleReader(Reading reading) {
        this.reading = reading;
    }

    void sequencingRules(XmlElement rules, ObjectNode into) {
        rules(rules, "preConditionRule", PRE, into.withArray("preConditionRules"));
        rules(rules, "exitConditionRule", List.of("exit"), into.withArray("exitConditionRules"));
        rules(rules, "postConditionRule", POST, into.withArray("postConditionRules"));
    }

    ObjectNode rollupRules(XmlElement rules) {
        ObjectNode rollup = ROLLUP.read(rules, reading);
        ArrayNode list = rollup.putArray("rules");
        rules.all("rollupRule").forEach(rule -> {
            ObjectNode node = ROLLUP_RULE.read(rule, reading);
            conditions(rule, "rollupConditions", "rollupCondition", "any", ROLLUP_CONDITION, node);
            List<String> actions = List.of("satisfied", "notSatisfied", "completed", "incomplete");
            action(rule, "rollupAction", actions, node);
            list.add(node);
        });
        return rollup;
    }

    private void rules(XmlElement all, String name, List<String> actions, ArrayNode into) {
        all.all(name).forEach(rule -> {
            ObjectNode node = Json.object();
            conditions(rule, "ruleConditions", "ruleCondition", "all", CONDITION, node);
            action(rule, "ruleAction", actions, node);
            into.add(node);
        });
    }

    private void conditions(
            XmlElement rule, String container, String name, String combination, Fields fields, ObjectNode into) {
        @Nullable XmlElement conditions = rule.first(container).orElse(null);
        Fields combined = Fields.of(Fields.word("conditionCombination", combination, COMBINATIONS));
        into.setAll(combined.read(conditions == null ? rule : conditions, reading));
        ArrayNode list = into.putArray("conditions");
        if (conditions != null) {
            conditions.all(name).forEach(condition -> list.add(fields.read(condition, reading)));
        }
    }

    private void action(XmlElement rule, String name, List<String> actions, ObjectNode into) {
        XmlElement action = rule.first(name).orElse(rule);
        if (action.filled("action") == null) {
            reading.problem("line " + rule.line() + ": <" + rule.name() + "> has no action");
            return;
        }
        into.setAll(
                Fields.of(Fields.word("action", actions.getFirst(), actions)).read(action, reading));
    }
}
