package io.ghasi.delivery.sandbox.content.scorm;

import io.ghasi.delivery.sandbox.content.manifest.CourseDraft;
import io.ghasi.delivery.sandbox.content.manifest.Json;
import io.ghasi.delivery.sandbox.content.manifest.Reading;
import io.ghasi.delivery.sandbox.content.manifest.Texts;
import io.ghasi.delivery.sandbox.content.xml.XmlDocument;
import io.ghasi.delivery.sandbox.content.xml.XmlElement;
import io.ghasi.delivery.sandbox.content.xml.XmlReader;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads {@code imsmanifest.xml} of SCORM 1.2 and SCORM 2004, 2nd to 4th Edition. */
public final class ScormReader {
    private final XmlDocument document;
    private final Reading reading;
    private final Edition edition;
    private final String locale;
    private final Resources resources;
    private final ItemReader items;
    private final SequencingReader sequencing;

    private ScormReader(XmlDocument document, Reading reading) {
        this.document = document;
        this.reading = reading;
        XmlElement root = document.root();
        edition = Edition.of(document, reading);
        String language = Texts.tag(root.attribute("xml:lang"));
        locale = language == null ? reading.locale() : language;
        resources = Resources.read(root, reading);
        sequencing = new SequencingReader(root, reading);
        items = new ItemReader(reading, resources, sequencing, locale);
    }

    /** The course; null (and problems) where the manifest cannot be used. */
    public static @Nullable CourseDraft read(byte[] manifest, Reading reading) {
        XmlDocument document = XmlReader.read(manifest, reading.file(), reading.limits(), reading.findings());
        if (document == null) {
            return null;
        }
        if (!document.root().isNamed("manifest")) {
            reading.problem("does not begin with <manifest>, but with <"
                    + document.root().name() + ">");
            return null;
        }
        return new ScormReader(document, reading).course();
    }

    private @Nullable CourseDraft course() {
        List<XmlElement> organizations = document.root()
                .all("organizations")
                .flatMap(all -> all.all("organization"))
                .toList();
        if (organizations.isEmpty()) {
            reading.problem("has no organization: there is nothing to launch");
            return null;
        }
        int chosenIndex = chosen(organizations);
        XmlElement chosen = organizations.get(chosenIndex);
        CourseTitle title = new CourseTitle(document.root(), reading, locale);
        ModuleDrafts modules = new ModuleDrafts();
        ObjectNode scorm = scorm(chosen);
        ArrayNode list = scorm.putArray("organizations");
        for (int i = 0; i < organizations.size(); i++) {
            XmlElement organization = organizations.get(i);
            ModuleDrafts into = i == chosenIndex ? modules : new ModuleDrafts();
            list.add(organization(organization, title.of(organization), into));
        }
        scorm.set("resources", resources.json());
        ObjectNode extras = Json.object();
        extras.set("scorm", scorm);
        String standard = edition.standard();
        Map<String, String> name = title.of(chosen);
        String language = name.keySet().iterator().next();
        return new CourseDraft(standard, standard, language, name, Map.of(), modules.all(), extras);
    }

    private int chosen(List<XmlElement> organizations) {
        String wanted = document.root()
                .first("organizations")
                .map(all -> all.filled("default"))
                .orElse(null);
        for (int i = 0; i < organizations.size(); i++) {
            if (wanted != null && wanted.equals(organizations.get(i).filled("identifier"))) {
                return i;
            }
        }
        if (wanted != null || organizations.size() > 1) {
            reading.note("names no default organization that exists; the first one is used");
        }
        return 0;
    }

    private ObjectNode scorm(XmlElement chosen) {
        ObjectNode scorm = Json.object().put("edition", edition.tag());
        String version = Edition.schemaVersion(document.root());
        if (version != null) {
            scorm.put("schemaVersion", version);
        }
        String id = document.root().filled("identifier");
        if (id != null) {
            scorm.put("manifestIdentifier", id);
        }
        return scorm.put("defaultOrganization", OrganizationFields.identifier(chosen));
    }

    private ObjectNode organization(XmlElement organization, Map<String, String> title, ModuleDrafts modules) {
        ObjectNode node = OrganizationFields.read(organization, reading);
        node.set("title", Json.texts(title));
        new ItemExtras(reading).threshold(organization, node);
        ObjectNode rules = sequencing.of(organization);
        if (rules != null) {
            node.set("sequencing", rules);
        }
        ArrayNode tree = node.putArray("items");
        organization
                .all("item")
                .forEach(
                        item -> tree.add(modules.add(item, OrganizationFields.identifier(organization), title, items)));
        return node;
    }
}
