package io.ghasi.delivery.adapters.platform;

import io.ghasi.delivery.core.scorm.activity.ActivityTree;
import io.ghasi.delivery.core.scorm.activity.CompletionThreshold;
import io.ghasi.delivery.core.scorm.activity.Content;
import io.ghasi.delivery.core.scorm.activity.Item;
import io.ghasi.delivery.core.scorm.runtime.SharedStore;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes an activity tree of what a manifest says in {@code scorm}. */
public final class ActivityTrees {
    private ActivityTrees() {}

    /**
     * The tree of the default organization in {@code manifest}, a whole one.
     *
     * @throws RuntimeException where it is not as its schema says, or has none
     */
    public static ActivityTree read(byte[] manifest) {
        return read(AnswerJson.read(manifest).required("scorm"));
    }

    static ActivityTree read(JsonNode scorm) {
        JsonNode organization = organization(scorm);
        return ActivityTree.of(
                item(organization, true),
                AnswerJson.flag(organization, "objectivesGlobalToSystem"),
                AnswerJson.flag(organization, "sharedDataGlobalToSystem"));
    }

    /** The default one. */
    static JsonNode organization(JsonNode scorm) {
        String chosen = AnswerJson.text(scorm, "defaultOrganization");
        return scorm.required("organizations")
                .valueStream()
                .filter(organization ->
                        AnswerJson.text(organization, "identifier").equals(chosen))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no organization " + chosen));
    }

    private static Item item(JsonNode node, boolean visible) {
        return new Item(
                AnswerJson.text(node, "identifier"),
                AnswerJson.texts(node.required("title")),
                visible,
                content(node),
                SequencingJson.read(node.path("sequencing"), threshold(node.get("completionThreshold"))),
                AnswerJson.each(node.get("items"), child -> item(child, AnswerJson.flag(child, "isVisible"))));
    }

    private static Content content(JsonNode item) {
        JsonNode limits = item.path("sequencing").path("limitConditions");
        return new Content(
                AnswerJson.textOrNull(item, "launch"),
                AnswerJson.textOrNull(item, "dataFromLms"),
                AnswerJson.textOrNull(item, "timeLimitAction"),
                AnswerJson.textOrNull(limits, "attemptAbsoluteDurationLimit"),
                AnswerJson.each(item.get("data"), ActivityTrees::store),
                words(item.get("hideLmsUi")));
    }

    private static SharedStore store(JsonNode map) {
        return new SharedStore(
                AnswerJson.text(map, "targetId"),
                AnswerJson.flag(map, "readSharedData"),
                AnswerJson.flag(map, "writeSharedData"));
    }

    private static Set<String> words(@Nullable JsonNode array) {
        List<String> all = AnswerJson.each(array, JsonNode::stringValue);
        return new HashSet<>(all);
    }

    private static CompletionThreshold threshold(@Nullable JsonNode node) {
        return node == null
                ? CompletionThreshold.DEFAULT
                : new CompletionThreshold(
                        AnswerJson.flag(node, "completedByMeasure"),
                        AnswerJson.number(node, "minProgressMeasure"),
                        AnswerJson.number(node, "progressWeight"));
    }
}
