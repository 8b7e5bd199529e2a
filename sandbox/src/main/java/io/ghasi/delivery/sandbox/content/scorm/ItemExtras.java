package io.ghasi.delivery.sandbox.content.scorm;

import io.ghasi.delivery.sandbox.content.manifest.Reading;
import io.ghasi.delivery.sandbox.content.xml.XmlElement;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What ADL adds to an item (adlcp and adlnav; SCORM 1.2 and 2004 spell the same things differently). */
final class ItemExtras {
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Type TIME_LIMIT_ACTION =
            new Type.Word(List.of("exit,message", "exit,no message", "continue,message", "continue,no message"));
    private static final Type HIDEABLE =
            new Type.Word(List.of("previous", "continue", "exit", "exitAll", "abandon", "abandonAll", "suspendAll"));
    private static final Type MASTERY_SCORE = Type.Decimal.between(0, 100);
    private static final Type PROGRESS = Type.Decimal.between(0, 1);
    private static final Fields THRESHOLD = Fields.of(
            Fields.flag("completedByMeasure", false),
            Fields.number("minProgressMeasure", 0, 1, 1.0),
            Fields.number("progressWeight", 0, 1, 1.0));
    private static final Fields DATA = Fields.of(
            Fields.text("targetID", "targetId"),
            Fields.flag("readSharedData", true),
            Fields.flag("writeSharedData", true));

    private final Reading reading;

    ItemExtras(Reading reading) {
        this.reading = reading;
    }

    void read(XmlElement item, ObjectNode into) {
        text(item, "dataFromLMS", "dataFromLms", into);
        text(item, "prerequisites", "prerequisites", into);
        text(item, "maxtimeallowed", "maxTimeAllowed", into);
        value(item, "timeLimitAction", "timeLimitAction", TIME_LIMIT_ACTION, into);
        value(item, "masteryscore", "masteryScore", MASTERY_SCORE, into);
        threshold(item, into);
        hidden(item, into);
        sharedData(item, into);
    }

    /** How completion follows from progress; before the 4th Edition the element was just the measure. */
    void threshold(XmlElement activity, ObjectNode into) {
        activity.first("completionThreshold").ifPresent(element -> {
            ObjectNode node = THRESHOLD.read(element, reading);
            JsonNode measure = PROGRESS.parse(element.text().strip());
            if (measure != null) {
                node.put("completedByMeasure", true).set("minProgressMeasure", measure);
            }
            into.set("completionThreshold", node);
        });
    }

    private static void text(XmlElement item, String name, String member, ObjectNode into) {
        String text = item.textOf(name);
        if (text != null) {
            into.put(member, text);
        }
    }

    private void value(XmlElement item, String name, String member, Type type, ObjectNode into) {
        String text = item.textOf(name);
        if (text == null) {
            return;
        }
        JsonNode value = parsed(type, text.replaceAll("\\s*,\\s*", ","));
        if (value == null) {
            reading.note("the " + name + " of item " + item.filled("identifier") + " is not " + type.expected()
                    + " and is left out");
        } else {
            into.set(member, value);
        }
    }

    private void hidden(XmlElement item, ObjectNode into) {
        List<XmlElement> all = item.all("presentation")
                .flatMap(presentation -> presentation.all("navigationInterface"))
                .flatMap(navigation -> navigation.all("hideLMSUI"))
                .toList();
        if (!all.isEmpty()) {
            ArrayNode list = into.putArray("hideLmsUi");
            all.forEach(one -> add(HIDEABLE, one, list));
        }
    }

    private void add(Type type, XmlElement element, ArrayNode into) {
        JsonNode value = parsed(type, element.text());
        if (value == null) {
            reading.note("line " + element.line() + ": <" + element.name() + "> is not " + type.expected()
                    + " and is left out");
        } else {
            into.add(value);
        }
    }

    private void sharedData(XmlElement item, ObjectNode into) {
        item.first("data").ifPresent(data -> {
            ArrayNode maps = into.putArray("data");
            data.all("map").forEach(map -> {
                if (map.filled("targetID") == null) {
                    reading.problem("line " + map.line() + ": <map> has no targetID");
                }
                maps.add(DATA.read(map, reading));
            });
        });
    }

    private static @Nullable JsonNode parsed(Type type, String text) {
        return type.parse(SPACE.matcher(text.strip()).replaceAll(" "));
    }
}
