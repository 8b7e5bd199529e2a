package io.ghasi.delivery.sandbox.content.scorm;

import io.ghasi.delivery.sandbox.content.manifest.Reading;
import io.ghasi.delivery.sandbox.content.xml.XmlDocument;
import io.ghasi.delivery.sandbox.content.xml.XmlElement;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which SCORM a package was made for. */
enum Edition {
    SCORM_12("1.2", "scorm12"),
    SCORM_2004_2ND("2004-2nd", "scorm2004"),
    SCORM_2004_3RD("2004-3rd", "scorm2004"),
    SCORM_2004_4TH("2004-4th", "scorm2004");

    private final String tag;
    private final String standard;

    Edition(String tag, String standard) {
        this.tag = tag;
        this.standard = standard;
    }

    /** As the manifest's {@code scorm.edition} has it. */
    String tag() {
        return tag;
    }

    /** As the manifest's {@code standard} and {@code navigation} have it. */
    String standard() {
        return standard;
    }

    /** By the schema version; where that is absent or unknown, by the namespaces. */
    static Edition of(XmlDocument document, Reading reading) {
        String version = schemaVersion(document.root());
        Edition stated = version == null ? null : stated(version.toLowerCase(Locale.ROOT));
        if (stated != null) {
            return stated;
        }
        Edition guess = document.mentions("adlcp_v1p3") || document.mentions("imsss") ? SCORM_2004_4TH : SCORM_12;
        reading.note((version == null ? "has no schemaversion" : "has the unknown schemaversion " + version)
                + "; it is read as SCORM " + guess.tag);
        return guess;
    }

    static @Nullable String schemaVersion(XmlElement root) {
        Optional<XmlElement> metadata = root.first("metadata");
        return metadata.map(element -> element.textOf("schemaversion")).orElse(null);
    }

    private static @Nullable Edition stated(String version) {
        if (version.contains("4th")) {
            return SCORM_2004_4TH;
        }
        if (version.contains("3rd")) {
            return SCORM_2004_3RD;
        }
        if (version.contains("2nd") || version.contains("1.3")) {
            return SCORM_2004_2ND;
        }
        return version.equals("1.2") || version.startsWith("1.2.") ? SCORM_12 : null;
    }
}
