package io.ghasi.delivery.sandbox.content.xml;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One element. Names are compared without their prefix and without regard to case: authoring tools forget to declare the one and
 * disagree about the other.
 *
 * @param name local name as written
 * @param prefix what stands before the colon, or empty
 * @param attributes by lower-case name; of the prefixed ones only those of {@code xml:} keep their prefix
 * @param text the element's own, its children's left out
 * @param line where it begins, counted from 1
 */
public record XmlElement(
        String name, String prefix, Map<String, String> attributes, List<XmlElement> children, String text, int line) {
    public boolean isNamed(String wanted) {
        return name.equalsIgnoreCase(wanted);
    }

    /** Its value, without the white space around it; null where it is absent. */
    public @Nullable String attribute(String wanted) {
        String value = attributes.get(wanted.toLowerCase(Locale.ROOT));
        return value == null ? null : value.strip();
    }

    /** Its value; null where it is absent or empty. */
    public @Nullable String filled(String wanted) {
        String value = attribute(wanted);
        return value == null || value.isEmpty() ? null : value;
    }

    public Stream<XmlElement> all(String wanted) {
        return children.stream().filter(child -> child.isNamed(wanted));
    }

    public Optional<XmlElement> first(String wanted) {
        return all(wanted).findFirst();
    }

    /** The first child's text, trimmed; null where there is no such child or no text in it. */
    public @Nullable String textOf(String wanted) {
        return first(wanted)
                .map(child -> child.text().strip())
                .filter(text -> !text.isEmpty())
                .orElse(null);
    }
}
