package io.ghasi.delivery.sandbox.content.xml;

import io.ghasi.delivery.sandbox.content.check.Findings;
import io.ghasi.delivery.sandbox.content.check.ImportLimits;
import java.io.IOException;
import java.io.StringReader;
import java.util.Locale;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import org.jspecify.annotations.Nullable;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Reads XML that an attacker may have written: a document type, and with it every entity, is refused. */
public final class XmlReader {
    private static final String NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";

    private XmlReader() {}

    /** The tree of {@code bytes}; null (and a problem that names {@code file}) where it cannot be read. */
    public static @Nullable XmlDocument read(byte[] bytes, String file, ImportLimits limits, Findings findings) {
        String text = XmlText.decode(bytes, file, findings);
        if (text == null) {
            return null;
        }
        TreeBuilder tree = new TreeBuilder(limits);
        try {
            parser().parse(new InputSource(new StringReader(text)), tree);
        } catch (TreeBuilder.Refusal e) {
            findings.problem(file, e.limit());
        } catch (SAXParseException e) {
            findings.problem(file, cause(e, text, tree));
        } catch (SAXException | IOException | RuntimeException e) {
            // the JDK's parser answers some malformed input with exceptions of its own making
            findings.problem(file, "is not well-formed XML: " + e.getMessage());
        }
        return findings.refused() ? null : tree.document();
    }

    private static String cause(SAXParseException e, String text, TreeBuilder tree) {
        if (!tree.hasBegun() && text.toUpperCase(Locale.ROOT).contains("<!DOCTYPE")) {
            return "has a DOCTYPE; document types and entities are refused";
        }
        return "is not well-formed XML: line " + e.getLineNumber() + ", column " + e.getColumnNumber() + ": "
                + e.getMessage();
    }

    private static SAXParser parser() {
        try {
            // the JDK's own, whatever else is on the class path; prefixes are read as written, since many are not
            // declared
            SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature(NO_DOCTYPE, true);
            return factory.newSAXParser();
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException("the JDK's XML parser lacks a feature", e);
        }
    }
}
