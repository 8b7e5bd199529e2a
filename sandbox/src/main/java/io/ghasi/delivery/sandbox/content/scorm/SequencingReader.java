package io.ghasi.delivery.sandbox.content.scorm;

import io.ghasi.delivery.sandbox.content.manifest.Reading;
import io.ghasi.delivery.sandbox.content.xml.XmlElement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The sequencing definition of one activity. A reference into the sequencing collection is resolved here: what the activity says
 * itself stands, what it leaves out comes from the collection (IMS SS 1.0, sequencing@IDRef).
 */
final class SequencingReader {
    private static final List<String> TIMINGS = List.of("never", "once", "onEachNewAttempt");
    private static final List<String> CONSIDERED = List.of("always", "ifAttempted", "ifNotSkipped", "ifNotSuspended");
    private static final Fields IDENTITY = Fields.of(Fields.text("ID", "id"), Fields.text("IDRef", "idRef"));
    private static final List<Part> PARTS = List.of(
            new Part(
                    "controlMode",
                    "controlMode",
                    Fields.of(
                            Fields.flag("choice", true),
                            Fields.flag("choiceExit", true),
                            Fields.flag("flow", false),
                            Fields.flag("forwardOnly", false),
                            Fields.flag("useCurrentAttemptObjectiveInfo", true),
                            Fields.flag("useCurrentAttemptProgressInfo", true))),
            new Part(
                    "limitConditions",
                    "limitConditions",
                    Fields.of(
                            Fields.count("attemptLimit"),
                            Fields.text("attemptAbsoluteDurationLimit", "attemptAbsoluteDurationLimit"),
                            Fields.text("attemptExperiencedDurationLimit", "attemptExperiencedDurationLimit"),
                            Fields.text("activityAbsoluteDurationLimit", "activityAbsoluteDurationLimit"),
                            Fields.text("activityExperiencedDurationLimit", "activityExperiencedDurationLimit"),
                            Fields.text("beginTimeLimit", "beginTimeLimit"),
                            Fields.text("endTimeLimit", "endTimeLimit"))),
            new Part(
                    "randomizationControls",
                    "randomization",
                    Fields.of(
                            Fields.word("randomizationTiming", "never", TIMINGS),
                            Fields.count("selectCount"),
                            Fields.flag("reorderChildren", false),
                            Fields.word("selectionTiming", "never", TIMINGS))),
            new Part(
                    "deliveryControls",
                    "delivery",
                    Fields.of(
                            Fields.flag("tracked", true),
                            Fields.flag("completionSetByContent", false),
                            Fields.flag("objectiveSetByContent", false))),
            new Part(
                    "constrainedChoiceConsiderations",
                    "constrainedChoice",
                    Fields.of(Fields.flag("preventActivation", false), Fields.flag("constrainChoice", false))),
            new Part(
                    "rollupConsiderations",
                    "rollupConsiderations",
                    Fields.of(
                            Fields.word("requiredForSatisfied", "always", CONSIDERED),
                            Fields.word("requiredForNotSatisfied", "always", CONSIDERED),
                            Fields.word("requiredForCompleted", "always", CONSIDERED),
                            Fields.word("requiredForIncomplete", "always", CONSIDERED),
                            Fields.flag("measureSatisfactionIfActive", true))));

    private final Reading reading;
    private final RuleReader rules;
    private final ObjectiveReader objectives;
    private final Map<String, XmlElement> collection = new HashMap<>();

    /** {@code manifest} is the root element, which holds the collections. */
    SequencingReader(XmlElement manifest, Reading reading) {
        this.reading = reading;
        rules = new RuleReader(reading);
        objectives = new ObjectiveReader(reading);
        manifest.all("sequencingCollection")
                .flatMap(all -> all.all("sequencing"))
                .forEach(this::collect);
    }

    /** A part that is nothing but attributes. */
    private record Part(String element, String member, Fields fields) {}

    /** The definition of {@code activity} (an item or an organization), or null where it has none. */
    @Nullable
    ObjectNode of(XmlElement activity) {
        Optional<XmlElement> own = activity.first("sequencing");
        return own.isEmpty() ? null : read(resolved(own.get()));
    }

    private ObjectNode read(XmlElement sequencing) {
        ObjectNode node = IDENTITY.read(sequencing, reading);
        PARTS.forEach(part -> sequencing
                .first(part.element())
                .ifPresent(element -> node.set(part.member(), part.fields().read(element, reading))));
        sequencing.first("sequencingRules").ifPresent(element -> rules.sequencingRules(element, node));
        sequencing.first("rollupRules").ifPresent(element -> node.set("rollup", rules.rollupRules(element)));
        sequencing.all("objectives").forEach(element -> {
            boolean extension = isExtension(element, sequencing);
            node.set(
                    extension ? "extendedObjectives" : "objectives",
                    extension ? objectives.extended(element) : objectives.objectives(element));
        });
        return node;
    }

    private XmlElement resolved(XmlElement own) {
        String reference = own.filled("IDRef");
        if (reference == null) {
            return own;
        }
        XmlElement shared = collection.get(reference);
        if (shared == null) {
            reading.problem("line " + own.line() + ": sequencing refers to " + reference
                    + ", which is not in the sequencing collection");
            return own;
        }
        Set<String> said = new TreeSet<>();
        own.children().forEach(child -> said.add(key(child, own)));
        List<XmlElement> children = new ArrayList<>(own.children());
        shared.children().stream()
                .filter(child -> !said.contains(key(child, shared)))
                .forEach(children::add);
        return new XmlElement(own.name(), own.prefix(), own.attributes(), children, "", own.line());
    }

    private void collect(XmlElement shared) {
        String id = shared.filled("ID");
        if (id == null) {
            reading.note("line " + shared.line() + ": a sequencing of the collection has no ID and is left out");
        } else if (collection.putIfAbsent(id, shared) != null) {
            reading.problem("uses the identifier " + id + " twice in its sequencing collection");
        }
    }

    private static String key(XmlElement part, XmlElement sequencing) {
        return isExtension(part, sequencing) ? "extended" : part.name();
    }

    // Both are called objectives. Only IMS SS's must have a primary one, and tools give the other its own prefix.
    private static boolean isExtension(XmlElement part, XmlElement sequencing) {
        return part.isNamed("objectives")
                && part.first("primaryObjective").isEmpty()
                && (!part.prefix().equalsIgnoreCase(sequencing.prefix())
                        || part.prefix().equalsIgnoreCase("adlseq"));
    }
}
