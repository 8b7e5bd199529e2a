package io.ghasi.delivery.sandbox.content;

/** Tiny courses, complete but for what a test does to them. */
final class Courses {
    private Courses() {}

    /** A SCORM 2004 manifest with one item and one resource. */
    static String scorm(String resource) {
        return scorm("identifierref=\"R\"", resource);
    }

    static String scorm(String item, String resources) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <manifest identifier="M" xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"
                    xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3" xmlns:imsss="http://www.imsglobal.org/xsd/imsss">
                  <metadata><schema>ADL SCORM</schema><schemaversion>2004 4th Edition</schemaversion></metadata>
                  <organizations default="O"><organization identifier="O"><title>Course</title>
                    <item identifier="I" %s><title>Item</title></item>
                  </organization></organizations>
                  <resources>%s</resources>
                </manifest>
                """.formatted(item, resources);
    }

    static String resource(String attributes) {
        return "<resource identifier=\"R\" type=\"webcontent\" adlcp:scormType=\"sco\" " + attributes + "/>";
    }

    static Zips scormPackage() {
        return Zips.with("imsmanifest.xml", scorm(resource("href=\"index.html\"")))
                .and("index.html", "<p>page</p>");
    }

    static Zips scormPackage(String manifest) {
        return Zips.with("imsmanifest.xml", manifest).and("index.html", "<p>page</p>");
    }

    /** A native course of lessons {@code a} and {@code b}, the second with {@code members} of its own. */
    static Zips nativePackage(String members) {
        return Zips.with("course.json", """
                {"title": "Course", "modules": [{"id": "m", "title": "Module", "lessons": [
                  {"id": "a", "title": "A", "blocks": [{"kind": "html", "file": "index.html"}]},
                  {"id": "b", "title": "B"%s}]}]}
                """.formatted(members)).and("index.html", "<p>page</p>");
    }

    static Zips cmi5Package(String au) {
        return Zips.with("cmi5.xml", """
                <courseStructure xmlns="https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd">
                  <course id="https://c"><title><langstring lang="en">Course</langstring></title></course>
                  %s
                </courseStructure>
                """.formatted(au)).and("index.html", "<p>page</p>");
    }
}
