package io.ghasi.delivery.adapters.platform;

import io.ghasi.delivery.core.scorm.activity.Objective;
import io.ghasi.delivery.core.scorm.activity.ObjectiveMap;
import io.ghasi.delivery.core.scorm.activity.ObjectiveMap.Access;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Reads the objectives of one activity: those of IMS, and what ADL adds to their maps, in one. */
final class ObjectiveJson {
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private ObjectiveJson() {}

    /** The primary one is in front, also where the package declares others alone. */
    static List<Objective> read(JsonNode sequencing) {
        JsonNode extended = sequencing.path("extendedObjectives");
        List<Objective> all =
                new ArrayList<>(AnswerJson.each(sequencing.get("objectives"), node -> objective(node, extended)));
        if (all.isEmpty() || !all.getFirst().primary()) {
            all.addFirst(Objective.PRIMARY);
        }
        return all;
    }

    /**
     * How an objective is called. The type is xs:anyURI, in which white space of any length is one blank, and so is, by ADL's test
     * suite, that which is escaped.
     */
    static @Nullable String idOrNull(JsonNode node, String member) {
        String text = AnswerJson.textOrNull(node, member);
        return text == null ? null : collapsed(text);
    }

    private static String id(JsonNode node, String member) {
        return collapsed(AnswerJson.text(node, member));
    }

    private static String collapsed(String text) {
        return SPACE.matcher(text.replace("%20", " ").strip()).replaceAll("%20");
    }

    private static Objective objective(JsonNode node, JsonNode extended) {
        String id = idOrNull(node, "id");
        return new Objective(
                id,
                AnswerJson.flag(node, "primary"),
                AnswerJson.flag(node, "satisfiedByMeasure"),
                AnswerJson.number(node, "minNormalizedMeasure"),
                maps(node.required("maps"), of(id, extended)));
    }

    private static JsonNode of(@Nullable String id, JsonNode extended) {
        for (JsonNode one : extended) {
            if (id(one, "id").equals(id)) {
                return one.required("maps");
            }
        }
        return MissingNode.getInstance();
    }

    private static List<ObjectiveMap> maps(JsonNode ofIms, JsonNode ofAdl) {
        Set<String> targets = new LinkedHashSet<>();
        ofIms.forEach(map -> targets.add(id(map, "targetId")));
        ofAdl.forEach(map -> targets.add(id(map, "targetId")));
        return targets.stream()
                .map(target -> map(target, to(target, ofIms), to(target, ofAdl)))
                .toList();
    }

    private static @Nullable JsonNode to(String target, JsonNode maps) {
        return maps.valueStream()
                .filter(map -> id(map, "targetId").equals(target))
                .findFirst()
                .orElse(null);
    }

    private static ObjectiveMap map(String target, @Nullable JsonNode ofIms, @Nullable JsonNode ofAdl) {
        return new ObjectiveMap(
                target,
                access(ofIms, "SatisfiedStatus"),
                access(ofIms, "NormalizedMeasure"),
                access(ofAdl, "RawScore"),
                access(ofAdl, "MinScore"),
                access(ofAdl, "MaxScore"),
                access(ofAdl, "CompletionStatus"),
                access(ofAdl, "ProgressMeasure"));
    }

    private static Access access(@Nullable JsonNode map, String value) {
        return map == null
                ? Access.NONE
                : new Access(AnswerJson.flag(map, "read" + value), AnswerJson.flag(map, "write" + value));
    }
}
