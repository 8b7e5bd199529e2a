package io.ghasi.delivery.sandbox.content.cmi5;

import io.ghasi.delivery.sandbox.content.archive.Target;
import io.ghasi.delivery.sandbox.content.manifest.Json;
import io.ghasi.delivery.sandbox.content.manifest.Reading;
import io.ghasi.delivery.sandbox.content.xml.XmlElement;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads one {@code <au>} (cmi5 1.0, section 13.1.4). */
final class AssignableUnit {
    private static final String NOT_APPLICABLE = "NotApplicable";
    private static final List<String> MOVE_ON =
            List.of(NOT_APPLICABLE, "Passed", "Completed", "CompletedAndPassed", "CompletedOrPassed");
    private static final List<String> LAUNCH_METHOD = List.of("AnyWindow", "OwnWindow");

    private final XmlElement au;
    private final String id;
    private final Reading reading;

    AssignableUnit(XmlElement au, String id, Reading reading) {
        this.au = au;
        this.id = id;
        this.reading = reading;
    }

    /** Whether a learner has to do anything in it: cmi5 lets the course move on without where moveOn is NotApplicable. */
    boolean isRequired() {
        return !word("moveOn", MOVE_ON).equals(NOT_APPLICABLE);
    }

    ObjectNode block(Map<String, String> title) {
        ObjectNode block = Json.object().put("id", id).put("kind", "au");
        block.set("title", Json.texts(title));
        switch (target()) {
            case Target.Inside inside -> block.put("asset", inside.path()).put("launch", inside.url());
            case Target.Outside outside -> block.put("launch", outside.url());
            case Target.Forbidden forbidden -> reading.problem("the url of au " + id + " " + forbidden.cause());
            case Target.Missing missing ->
                reading.findings().problem(missing.path(), "is missing: it is the launch file of au " + id);
        }
        return block;
    }

    /** What a launch must know. */
    ObjectNode facts() {
        ObjectNode facts = Json.object().put("id", id);
        Target target = target();
        facts.put("external", target instanceof Target.Outside);
        if (target instanceof Target.Inside inside) {
            facts.put("url", inside.url());
        } else if (target instanceof Target.Outside outside) {
            facts.put("url", outside.url());
        }
        facts.put("launchMethod", word("launchMethod", LAUNCH_METHOD));
        facts.put("moveOn", word("moveOn", MOVE_ON));
        masteryScore(facts);
        String activityType = au.filled("activityType");
        if (activityType != null) {
            facts.put("activityType", activityType);
        }
        text("launchParameters", facts);
        text("entitlementKey", facts);
        ArrayNode objectives = facts.putArray("objectives");
        au.first("objectives").stream()
                .flatMap(all -> all.all("objective"))
                .map(objective -> String.valueOf(objective.filled("idref")))
                .forEach(objectives::add);
        return facts;
    }

    private Target target() {
        String url = au.textOf("url");
        return reading.files().resolve("", url == null ? "" : url);
    }

    private void masteryScore(ObjectNode facts) {
        String text = au.filled("masteryScore");
        if (text == null) {
            return;
        }
        BigDecimal score = decimal(text);
        if (score == null || score.signum() < 0 || score.compareTo(BigDecimal.ONE) > 0) {
            reading.problem("the masteryScore " + text + " of au " + id + " is not a number from 0 to 1");
        } else {
            facts.put("masteryScore", score);
        }
    }

    private static @Nullable BigDecimal decimal(String text) {
        try {
            return text.length() > 20 ? null : new BigDecimal(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private String word(String attribute, List<String> words) {
        String text = au.filled(attribute);
        if (text == null) {
            return words.getFirst();
        }
        return words.stream()
                .filter(word -> word.equalsIgnoreCase(text))
                .findFirst()
                .orElseGet(() -> {
                    reading.problem("the " + attribute + " " + text + " of au " + id + " is not one of "
                            + String.join(", ", words));
                    return words.getFirst();
                });
    }

    private void text(String name, ObjectNode facts) {
        String text = au.textOf(name);
        if (text != null) {
            facts.put(name, text);
        }
    }
}
