package io.ghasi.delivery.projector.lines;

import io.ghasi.delivery.core.ids.Id;
import io.ghasi.delivery.core.tenancy.Region;
import java.net.URI;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An object of an event, read member by member. What is asked for and is not as asked throws {@link SchemaViolation}; what is never asked for is newer. */
public final class Payload {
    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z");
    private static final Pattern COURSE_TEXT = Pattern.compile("[^\\p{Cntrl}]{1,200}");

    private final ObjectNode node;
    private final String path;
    private final Instant occurredAt;
    private final Set<String> asked = new HashSet<>();
    private final Set<Payload> inner = new HashSet<>();

    Payload(ObjectNode node, String path, Instant occurredAt) {
        this.node = node;
        this.path = path;
        this.occurredAt = occurredAt;
    }

    /** When the event happened, as its envelope says. */
    public Instant occurredAt() {
        return occurredAt;
    }

    /** Whether it says something that nobody asked for. */
    boolean saysMore() {
        return !asked.containsAll(node.propertyNames()) || inner.stream().anyMatch(Payload::saysMore);
    }

    /** Something that may be there and that nothing is decided by. */
    void mayHave(String... names) {
        asked.addAll(List.of(names));
    }

    /** An id, as {@code type} reads it. */
    public <T extends Id> T id(String name, Function<String, @Nullable T> type) {
        T id = type.apply(text(name, 64));
        if (id == null) {
            throw violation(name);
        }
        return id;
    }

    /** A text of at most {@code most} characters. */
    public String text(String name, int most) {
        JsonNode value = member(name);
        if (value == null || !value.isString() || value.stringValue().length() > most) {
            throw violation(name);
        }
        return value.stringValue();
    }

    /** A text that matches {@code pattern}. */
    String text(String name, int most, Pattern pattern) {
        String text = text(name, most);
        if (!pattern.matcher(text).matches()) {
            throw violation(name);
        }
        return text;
    }

    /** An id inside a course, as its author wrote it. */
    public String courseText(String name) {
        return text(name, 200, COURSE_TEXT);
    }

    /** One of {@code words}. */
    public String word(String name, Set<String> words) {
        String text = text(name, 64);
        if (!words.contains(text)) {
            throw violation(name);
        }
        return text;
    }

    /** RFC 3339, UTC, milliseconds. */
    public Instant instant(String name) {
        try {
            return Instant.parse(text(name, 24, INSTANT));
        } catch (DateTimeParseException _) {
            throw violation(name);
        }
    }

    /** An instant, or null where null is said. */
    public @Nullable Instant instantOrNull(String name) {
        return isNull(name) ? null : instant(name);
    }

    public int integer(String name, int least) {
        JsonNode value = member(name);
        if (value == null || !value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < least) {
            throw violation(name);
        }
        return value.intValue();
    }

    /** An integer, or null where null is said. */
    public @Nullable Integer integerOrNull(String name, int least) {
        return isNull(name) ? null : Integer.valueOf(integer(name, least));
    }

    public boolean flag(String name) {
        JsonNode value = member(name);
        if (value == null || !value.isBoolean()) {
            throw violation(name);
        }
        return value.booleanValue();
    }

    public Region region(String name) {
        Region region = Region.of(text(name, 2));
        if (region == null) {
            throw violation(name);
        }
        return region;
    }

    /** An absolute http or https address. */
    public URI url(String name) {
        String text = text(name, 300);
        try {
            URI url = URI.create(text);
            if (url.getHost() != null && text.matches("https?://.*")) {
                return url;
            }
        } catch (IllegalArgumentException _) {
            // said below
        }
        throw violation(name);
    }

    /** Texts that match {@code pattern}, of at most 300 characters each. */
    Set<String> texts(String name, int most, Pattern pattern) {
        JsonNode value = member(name);
        if (value == null || !value.isArray() || value.size() > most) {
            throw violation(name);
        }
        Stream<JsonNode> items = value.valueStream();
        Set<String> texts = new HashSet<>();
        items.forEach(item -> {
            if (!item.isString()
                    || item.stringValue().length() > 300
                    || !pattern.matcher(item.stringValue()).matches()) {
                throw violation(name);
            }
            texts.add(item.stringValue());
        });
        return texts;
    }

    /** An object inside. */
    public Payload object(String name) {
        return object(name, occurredAt);
    }

    Payload object(String name, Instant at) {
        if (!(member(name) instanceof ObjectNode object)) {
            throw violation(name);
        }
        Payload payload = new Payload(object, path + name + ".", at);
        inner.add(payload);
        return payload;
    }

    /** Whether {@code name} is there at all. */
    public boolean has(String name) {
        return member(name) != null;
    }

    private boolean isNull(String name) {
        JsonNode value = member(name);
        return value != null && value.isNull();
    }

    private @Nullable JsonNode member(String name) {
        asked.add(name);
        return node.get(name);
    }

    SchemaViolation violation(String name) {
        return new SchemaViolation(path + name);
    }
}
