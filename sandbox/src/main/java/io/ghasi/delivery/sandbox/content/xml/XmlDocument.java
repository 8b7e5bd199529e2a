package io.ghasi.delivery.sandbox.content.xml;

import java.util.Locale;
import java.util.Set;

/**
 * A document that has been read.
 *
 * @param namespaces every namespace that any of its elements declares
 */
public record XmlDocument(XmlElement root, Set<String> namespaces) {
    /** Whether any declared namespace speaks of {@code word}. */
    public boolean mentions(String word) {
        return namespaces.stream().anyMatch(uri -> uri.toLowerCase(Locale.ROOT).contains(word));
    }
}
