package io.ghasi.delivery.sandbox.content.scorm;

import io.ghasi.delivery.sandbox.content.manifest.Reading;
import io.ghasi.delivery.sandbox.content.xml.XmlElement;
import tools.jackson.databind.node.ObjectNode;

/** An organization's own attributes. */
final class OrganizationFields {
    private static final Fields FIELDS = Fields.of(
            Fields.text("structure", "structure"),
            Fields.flag("objectivesGlobalToSystem", true),
            Fields.flag("sharedDataGlobalToSystem", true));

    private OrganizationFields() {}

    static ObjectNode read(XmlElement organization, Reading reading) {
        return FIELDS.read(organization, reading).put("identifier", identifier(organization));
    }

    /** Its identifier, or a name made up where it has none. */
    static String identifier(XmlElement organization) {
        String id = organization.filled("identifier");
        return id == null ? "organization-" + organization.line() : id;
    }
}
