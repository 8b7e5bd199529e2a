package io.ghasi.delivery.acceptance.school;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Courses without pages: what is asked here is where they lead, not what they show. */
public enum Course {
    /** A, B behind the gate q1, C: the example of the specification. */
    EXAMPLE("""
            {"title": {"en": "Clean hands", "fr": "Mains propres"}, "modules": [
              {"id": "m", "title": {"en": "Module", "fr": "Module"}, "lessons": [
                {"id": "A", "title": {"en": "Water", "fr": "Eau"}, "blocks": [
                  {"id": "a1", "kind": "html"}, {"id": "a2", "kind": "quiz", "title": "Ask"}]},
                {"id": "B", "title": "Soap", "gates": ["q1"], "blocks": []},
                {"id": "C", "title": "Towel", "blocks": []}]}]}
            """),

    /** Four open lessons in two modules. */
    OPEN("""
            {"title": "Open", "modules": [
              {"id": "m1", "title": "One", "lessons": [
                {"id": "L1", "title": "L1", "blocks": [{"id": "b1", "kind": "html"}, {"id": "b2", "kind": "html"}]},
                {"id": "L2", "title": "L2", "blocks": []}]},
              {"id": "m2", "title": "Two", "lessons": [
                {"id": "L3", "title": "L3", "blocks": []},
                {"id": "L4", "title": "L4", "required": false, "blocks": []}]}]}
            """),

    /** Fork branches to Left or, once q is passed, to Right; End comes after either. */
    FORK("""
            {"title": "Fork", "modules": [{"id": "m", "title": "M", "lessons": [
                {"id": "Fork", "title": "Fork", "blocks": [], "branches": [
                  {"id": "left", "title": "Left", "to": "Left"}, {"id": "right", "to": "Right", "quiz": "q"}]},
                {"id": "Left", "title": "Left", "after": ["Fork"], "blocks": []},
                {"id": "Right", "title": "Right", "after": ["Fork"], "required": false, "blocks": []},
                {"id": "End", "title": "End", "after": {"any": ["Left", "Right"]}, "blocks": []}]}]}
            """),

    /** SCORM 2004: A and B, both content that speaks; any may be chosen, and one leads to the other. */
    SPEAKING(Manifest.WITH.formatted("choice=\"true\" flow=\"true\"")),

    /** The same, where nothing leads anywhere until the learner chooses. */
    CHOOSING(Manifest.WITH.formatted("choice=\"true\"")),

    /** SCORM 1.2: A, then the test B, which 80 points pass. */
    SPEAKING_12("""
            <manifest identifier="M" version="1" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
                xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
              <metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata>
              <organizations default="O">
                <organization identifier="O"><title>Speaking</title>
                  <item identifier="A" identifierref="R"><title>First</title></item>
                  <item identifier="B" identifierref="R" parameters="?level=3"><title>Test</title>
                    <adlcp:prerequisites type="aicc_script">A</adlcp:prerequisites>
                    <adlcp:maxtimeallowed>0000:30:00</adlcp:maxtimeallowed>
                    <adlcp:timelimitaction>continue,no message</adlcp:timelimitaction>
                    <adlcp:datafromlms>bank=7</adlcp:datafromlms>
                    <adlcp:masteryscore>80</adlcp:masteryscore>
                  </item>
                </organization>
              </organizations>
              <resources>
                <resource identifier="R" type="webcontent" adlcp:scormtype="sco" href="page.html"><file href="page.html"/></resource>
              </resources>
            </manifest>
            """);

    private static final class Manifest {
        /** Of {@code %s} control modes. */
        static final String WITH = """
                <manifest identifier="M" version="1" xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"
                    xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3" xmlns:imsss="http://www.imsglobal.org/xsd/imsss">
                  <metadata><schema>ADL SCORM</schema><schemaversion>2004 4th Edition</schemaversion></metadata>
                  <organizations default="O">
                    <organization identifier="O"><title>Speaking</title>
                      <item identifier="A" identifierref="R"><title>First</title></item>
                      <item identifier="B" identifierref="R"><title>Second</title></item>
                      <imsss:sequencing><imsss:controlMode %s/></imsss:sequencing>
                    </organization>
                  </organizations>
                  <resources>
                    <resource identifier="R" type="webcontent" adlcp:scormType="sco" href="page.html"><file href="page.html"/></resource>
                  </resources>
                </manifest>
                """;
    }

    private final String text;

    Course(String text) {
        this.text = text;
    }

    private boolean isNative() {
        return text.startsWith("{");
    }

    /** The package, in a file that the caller deletes. */
    Path zip() throws IOException {
        Path file = Files.createTempFile("course", ".zip");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(isNative() ? "course.json" : "imsmanifest.xml"));
            zip.write(text.getBytes(StandardCharsets.UTF_8));
            if (!isNative()) {
                zip.putNextEntry(new ZipEntry("page.html"));
            }
        }
        return file;
    }
}
