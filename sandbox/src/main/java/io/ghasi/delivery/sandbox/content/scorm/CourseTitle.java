package io.ghasi.delivery.sandbox.content.scorm;

import io.ghasi.delivery.sandbox.content.manifest.Reading;
import io.ghasi.delivery.sandbox.content.manifest.Texts;
import io.ghasi.delivery.sandbox.content.xml.XmlElement;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a course is called: its organization's title, else the title in its metadata, else the manifest's identifier. */
record CourseTitle(XmlElement root, Reading reading, String locale) {
    private static final String NAMELESS = "Untitled course";

    Map<String, String> of(XmlElement organization) {
        String title = Texts.title(organization.textOf("title"));
        String tag = organization
                .first("title")
                .map(element -> Texts.tag(element.attribute("xml:lang")))
                .orElse(locale);
        if (title == null) {
            title = fallback();
            reading.note("an organization has no title; the course is called " + title);
        }
        return Map.of(tag, title);
    }

    private String fallback() {
        String title = Texts.title(inMetadata());
        String id = Texts.title(root.filled("identifier"));
        return title != null ? title : id != null ? id : NAMELESS;
    }

    private @Nullable String inMetadata() {
        Optional<XmlElement> title = root.first("metadata")
                .flatMap(metadata -> metadata.first("lom"))
                .flatMap(lom -> lom.first("general"))
                .flatMap(general -> general.first("title"));
        // SCORM 1.2 calls the texts langstring, SCORM 2004 string
        return title.flatMap(element -> element.children().stream().findFirst())
                .map(XmlElement::text)
                .orElse(null);
    }
}
