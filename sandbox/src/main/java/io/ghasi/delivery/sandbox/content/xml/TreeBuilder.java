package io.ghasi.delivery.sandbox.content.xml;

import io.ghasi.delivery.sandbox.content.check.ImportLimits;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Grows the tree while the parser reports, and stops it at the first limit. */
final class TreeBuilder extends DefaultHandler {
    private static final Set<String> KEPT_PREFIX = Set.of("xml:base", "xml:lang");

    private final ImportLimits limits;
    private final Deque<Open> open = new ArrayDeque<>();
    private final Set<String> namespaces = new HashSet<>();
    private @Nullable Locator locator;
    private @Nullable XmlElement root;
    private int elements;

    TreeBuilder(ImportLimits limits) {
        this.limits = limits;
    }

    /** An element whose end has not come yet. */
    private record Open(
            String name, Map<String, String> attributes, List<XmlElement> children, StringBuilder text, int line) {}

    /** The document; null until it has ended. */
    @Nullable
    XmlDocument document() {
        return root == null ? null : new XmlDocument(root, Set.copyOf(namespaces));
    }

    boolean hasBegun() {
        return elements > 0;
    }

    @Override
    public void setDocumentLocator(Locator place) {
        locator = place;
    }

    @Override
    public void startElement(String uri, String local, String name, Attributes attributes) throws SAXException {
        require(++elements <= limits.xmlElements(), "has more than " + limits.xmlElements() + " elements");
        require(open.size() < limits.xmlDepth(), "nests its elements deeper than " + limits.xmlDepth());
        require(attributes.getLength() <= limits.xmlAttributes(), "has too many attributes on <" + name + ">");
        open.push(new Open(name, keep(attributes), new ArrayList<>(), new StringBuilder(), line()));
    }

    @Override
    public void characters(char[] from, int start, int length) throws SAXException {
        Open element = open.peek();
        if (element != null) {
            element.text().append(from, start, length);
            requireShort(element.text().length(), element.name());
        }
    }

    @Override
    public void endElement(String uri, String local, String qualified) {
        Open done = open.pop();
        int colon = done.name().indexOf(':');
        XmlElement element = new XmlElement(
                done.name().substring(colon + 1),
                done.name().substring(0, Math.max(0, colon)),
                Map.copyOf(done.attributes()),
                List.copyOf(done.children()),
                done.text().toString(),
                done.line());
        Open parent = open.peek();
        if (parent == null) {
            root = element;
        } else {
            parent.children().add(element);
        }
    }

    private Map<String, String> keep(Attributes attributes) throws SAXException {
        Map<String, String> kept = new HashMap<>();
        for (int i = 0; i < attributes.getLength(); i++) {
            String name = attributes.getQName(i).toLowerCase(Locale.ROOT);
            String value = attributes.getValue(i);
            requireShort(value.length(), name);
            if (name.equals("xmlns") || name.startsWith("xmlns:")) {
                namespaces.add(value);
            } else if (KEPT_PREFIX.contains(name) || name.indexOf(':') < 0) {
                kept.put(name, value);
            } else {
                kept.putIfAbsent(name.substring(name.indexOf(':') + 1), value);
            }
        }
        return kept;
    }

    private void requireShort(int length, String where) throws SAXException {
        require(
                length <= limits.xmlValueChars(),
                "has a text of more than " + limits.xmlValueChars() + " characters in " + where);
    }

    private void require(boolean condition, String otherwise) throws SAXException {
        if (!condition) {
            throw new Refusal(otherwise + " (line " + line() + ")");
        }
    }

    private int line() {
        return locator == null ? 0 : locator.getLineNumber();
    }

    /** A limit was reached. */
    static final class Refusal extends SAXException {
        private static final long serialVersionUID = 1;

        private final String limit;

        Refusal(String limit) {
            super(limit);
            this.limit = limit;
        }

        String limit() {
            return limit;
        }
    }
}
