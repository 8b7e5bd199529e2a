package io.ghasi.delivery.sandbox.content.scorm;

import io.ghasi.delivery.sandbox.content.manifest.Json;
import io.ghasi.delivery.sandbox.content.manifest.Reading;
import io.ghasi.delivery.sandbox.content.xml.XmlElement;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The attributes of one kind of element as a table: XML name, JSON name, type, and the default its schema states. */
record Fields(List<Field> fields) {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    record Field(
            String attribute,
            String member,
            Type type,
            @Nullable JsonNode otherwise) {}

    static Fields of(Field... fields) {
        return new Fields(List.of(fields));
    }

    static Field flag(String name, boolean otherwise) {
        return new Field(name, name, new Type.Flag(), NODES.booleanNode(otherwise));
    }

    static Field word(String name, String otherwise, List<String> words) {
        return new Field(name, name, new Type.Word(words), NODES.stringNode(otherwise));
    }

    static Field number(String name, int least, int most) {
        return new Field(name, name, Type.Decimal.between(least, most), null);
    }

    static Field number(String name, int least, int most, double otherwise) {
        return new Field(name, name, Type.Decimal.between(least, most), NODES.numberNode(otherwise));
    }

    static Field count(String name) {
        return new Field(name, name, new Type.Count(), null);
    }

    static Field count(String name, int otherwise) {
        return new Field(name, name, new Type.Count(), NODES.numberNode(otherwise));
    }

    static Field text(String attribute, String member) {
        return new Field(attribute, member, new Type.Text(), null);
    }

    /** The element's values; what is absent has its default, or is left out where it has none. */
    ObjectNode read(XmlElement element, Reading reading) {
        ObjectNode values = Json.object();
        for (Field field : fields) {
            JsonNode value = value(field, element, reading);
            if (value != null) {
                values.set(field.member(), value);
            }
        }
        return values;
    }

    private static @Nullable JsonNode value(Field field, XmlElement element, Reading reading) {
        String text = element.filled(field.attribute());
        if (text == null) {
            return field.otherwise();
        }
        JsonNode value = field.type().parse(text);
        if (value == null) {
            reading.problem("line " + element.line() + ": " + field.attribute() + "=\"" + text + "\" of <"
                    + element.name() + "> is not " + field.type().expected());
        }
        return value;
    }
}
