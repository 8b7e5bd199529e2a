package io.ghasi.delivery.sandbox.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.sandbox.content.ImportDesk.Taken;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** What authoring tools get wrong, and what is taken in all the same. */
final class RealWorldPackageTest {
    private static final String GOOD = Courses.scorm(Courses.resource("href=\"index.html\""));

    @TempDir
    private Path folder;

    static Stream<Arguments> encodings() {
        String accents = GOOD.replace("Course", "Prüfung – Élan");
        Charset windows = Charset.forName("windows-1252");
        return Stream.of(
                Arguments.of(
                        "UTF-8 with a mark",
                        with(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, accents, StandardCharsets.UTF_8)),
                Arguments.of(
                        "UTF-16 with a mark", accents.replace("UTF-8", "UTF-16").getBytes(StandardCharsets.UTF_16)),
                Arguments.of(
                        "UTF-16 without a mark",
                        accents.replace("UTF-8", "UTF-16").getBytes(StandardCharsets.UTF_16LE)),
                Arguments.of(
                        "UTF-16 that says it is UTF-8",
                        with(new byte[] {(byte) 0xFF, (byte) 0xFE}, accents, StandardCharsets.UTF_16LE)),
                Arguments.of(
                        "windows-1252", accents.replace("UTF-8", "windows-1252").getBytes(windows)),
                Arguments.of("windows-1252 that says it is UTF-8", accents.getBytes(windows)),
                Arguments.of(
                        "UTF-8 that says it is UTF-16",
                        accents.replace("UTF-8", "utf-16").getBytes(StandardCharsets.UTF_8)),
                Arguments.of(
                        "UTF-8 that says something unknown",
                        accents.replace("UTF-8", "x-nonsense").getBytes(StandardCharsets.UTF_8)),
                Arguments.of(
                        "space before the declaration",
                        with("\r\n ".getBytes(StandardCharsets.UTF_8), accents, StandardCharsets.UTF_8)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("encodings")
    void anOddEncodingIsUnderstood(String what, byte[] manifest) {
        // Given
        Path zip = Courses.scormPackage().and("imsmanifest.xml", manifest).zip(folder);

        // When
        Taken taken = ImportDesk.in(folder).take(zip);

        // Then
        assertThat(taken.course().title()).as(what).isEqualTo("Prüfung – Élan");
    }

    static Stream<Arguments> addresses() {
        return Stream.of(
                Arguments.of("href=\"INDEX.HTML\"", "index.html", "index.html", "index.html"),
                Arguments.of("href=\"my%20page.html\"", "my page.html", "my page.html", "my%20page.html"),
                Arguments.of("href=\"my page.html\"", "my page.html", "my page.html", "my%20page.html"),
                Arguments.of("href=\"100%.html\"", "100%.html", "100%.html", "100%25.html"),
                Arguments.of("href=\"a%20b.html\"", "a%20b.html", "a%20b.html", "a%2520b.html"),
                Arguments.of(
                        "href=\"deep\\er\\index.html\"",
                        "deep/er/index.html",
                        "deep/er/index.html",
                        "deep/er/index.html"),
                Arguments.of("href=\"./x/../index.html\"", "index.html", "index.html", "index.html"),
                Arguments.of(
                        "href=\"index.html?a=1&amp;b=ü#top\"",
                        "index.html",
                        "index.html",
                        "index.html?a=1&b=%C3%BC#top"),
                Arguments.of(
                        "xml:base=\"deep/\" href=\"index.html\"",
                        "deep/index.html",
                        "deep/index.html",
                        "deep/index.html"),
                Arguments.of(
                        "xml:base=\"deep\" href=\"index.html\"",
                        "deep/index.html",
                        "deep/index.html",
                        "deep/index.html"),
                Arguments.of(
                        "xml:base=\"deep/er/\" href=\"../index.html\"",
                        "deep/index.html",
                        "deep/index.html",
                        "deep/index.html"),
                Arguments.of("href=\"Grüße.html\"", "Gru\u0308ße.html", "Gru\u0308ße.html", "Gru%CC%88%C3%9Fe.html"),
                Arguments.of("href=\"a#b.html\"", "a#b.html", "a#b.html", "a%23b.html"));
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void anAddressLeadsToItsFile(String attributes, String file, String asset, String launch) {
        // Given
        String manifest = Courses.scorm(Courses.resource(attributes));
        Path zip =
                Zips.with("imsmanifest.xml", manifest).and(file, "<p>page</p>").zip(folder);

        // When
        Taken taken = ImportDesk.in(folder).take(zip);

        // Then
        JsonNode block = taken.manifest().at("/modules/0/lessons/0/blocks/0");
        assertThat(block.path("asset").stringValue()).isEqualTo(asset);
        assertThat(block.path("launch").stringValue()).isEqualTo(launch);
    }

    static Stream<Arguments> parameters() {
        return Stream.of(
                Arguments.of("?a=1", "index.html", "index.html?a=1"),
                Arguments.of("&amp;&amp;a=1", "index.html?x=2", "index.html?x=2&a=1"),
                Arguments.of("?q=&quot;a b&quot;", "index.html", "index.html?q=%22a%20b%22"),
                Arguments.of("a=1", "index.html#top", "index.html?a=1#top"),
                Arguments.of("#page2", "index.html", "index.html#page2"),
                Arguments.of("#page2", "index.html#top", "index.html#top"));
    }

    @ParameterizedTest
    @MethodSource("parameters")
    void parametersJoinTheAddress(String parameters, String href, String launch) {
        // Given
        String item = "identifierref=\"R\" parameters=\"" + parameters + "\"";
        Path zip = Courses.scormPackage(Courses.scorm(item, Courses.resource("href=\"" + href + "\"")))
                .zip(folder);

        // When
        Taken taken = ImportDesk.in(folder).take(zip);

        // Then
        assertThat(taken.manifest().at("/modules/0/lessons/0/blocks/0/launch").stringValue())
                .isEqualTo(launch);
    }

    @Test
    void aPackageInsideOneFolderIsFoundThere() {
        // Given
        Zips zips = new Zips();
        Courses.scormPackage().files().forEach((path, bytes) -> zips.and("My Course/" + path, bytes));
        Path zip = zips.and("__MACOSX/My Course/._index.html", "x")
                .and("My Course/.DS_Store", "x")
                .zip(folder);

        // When
        Taken taken = ImportDesk.in(folder).take(zip);

        // Then
        assertThat(taken.manifest().path("assets"))
                .extracting(asset -> asset.path("path").stringValue())
                .containsExactly("imsmanifest.xml", "index.html");
    }

    @Test
    void backslashesInAZipAreFolders() {
        // Given
        String manifest = Courses.scorm(Courses.resource("href=\"deep/index.html\""));
        Path zip = Zips.with("IMSMANIFEST.XML", manifest)
                .and("deep\\index.html", "x")
                .zip(folder);

        // When
        Taken taken = ImportDesk.in(folder).take(zip);

        // Then
        assertThat(taken.manifest().at("/assets/1/path").stringValue()).isEqualTo("deep/index.html");
        assertThat(taken.notes()).containsExactly("should be named imsmanifest.xml");
    }

    @Test
    void undeclaredNamespacesMissingMetadataAndMissingTitlesAreForgiven() {
        // Given
        Path zip = Courses.scormPackage("""
                <manifest><organizations><organization><item identifier="I" identifierref="R"/></organization></organizations>
                <resources><resource identifier="R" adlcp:SCORMTYPE="SCO" href="index.html"/></resources></manifest>
                """).zip(folder);

        // When
        Taken taken = ImportDesk.in(folder).take(zip);

        // Then
        assertThat(taken.course().standard()).isEqualTo("scorm12");
        assertThat(taken.course().title()).isEqualTo("Untitled course");
        assertThat(taken.manifest().at("/modules/0/lessons/0/blocks/0/kind").stringValue())
                .isEqualTo("sco");
        assertThat(taken.manifest().at("/modules/0/lessons/0/title/en").stringValue())
                .isEqualTo("I");
        assertThat(taken.notes()).anyMatch(note -> note.contains("has no schemaversion"));
    }

    @Test
    void ofSeveralOrganizationsTheDefaultOneIsTheCourseAndTheOthersAreKept() {
        // Given
        String manifest = GOOD.replace(
                "<organization identifier=\"O\">",
                "<organization identifier=\"P\"><title>Other</title><item identifier=\"J\" identifierref=\"R\"><title>J</title></item></organization><organization identifier=\"O\">");

        // When
        Taken taken = ImportDesk.in(folder).take(Courses.scormPackage(manifest).zip(folder));

        // Then
        assertThat(taken.course().title()).isEqualTo("Course");
        assertThat(taken.lessons()).containsExactly("I");
        assertThat(taken.manifest().at("/scorm/organizations")).hasSize(2);
        assertThat(taken.manifest().at("/scorm/defaultOrganization").stringValue())
                .isEqualTo("O");
    }

    @Test
    void clustersBecomeModulesAndLeavesBetweenThemShareOne() {
        // Given
        String items = """
                </item><item identifier="A"><title>A</title><item identifier="A1" identifierref="R"/></item>
                <item identifier="B" identifierref="R"><title>B</title></item>""";
        String manifest = GOOD.replace("<title>Item</title></item>", "<title>Item</title>" + items);

        // When
        Taken taken = ImportDesk.in(folder).take(Courses.scormPackage(manifest).zip(folder));

        // Then
        assertThat(taken.manifest().path("modules"))
                .extracting(module -> module.path("id").stringValue())
                .containsExactly("O", "A", "O-2");
        assertThat(taken.lessons()).containsExactly("I", "A1", "B");
    }

    @Test
    void aCmi5UnitMayLaunchAnotherSite() {
        // Given
        Path zip = Courses.cmi5Package(
                        "<au id=\"a\"><title><langstring>A</langstring></title><url>https://lms.example/x?y=1</url></au>")
                .zip(folder);

        // When
        Taken taken = ImportDesk.in(folder).take(zip);

        // Then
        assertThat(taken.manifest().at("/cmi5/units/0/external").booleanValue()).isTrue();
        assertThat(taken.manifest().at("/modules/0/lessons/0/blocks/0/launch").stringValue())
                .isEqualTo("https://lms.example/x?y=1");
        assertThat(taken.manifest().at("/modules/0/lessons/0/required").booleanValue())
                .isFalse();
    }

    @Test
    void anUnusedResourceMayLackItsFiles() throws IOException {
        // Given
        String manifest = GOOD.replace(
                "</resources>",
                "<resource identifier=\"X\" href=\"gone.html\"><file href=\"gone.png\"/></resource></resources>");
        Path course = Courses.scormPackage(manifest).unpack(Files.createDirectory(folder.resolve("course")));

        // When
        Taken taken = ImportDesk.in(folder).take(course);

        // Then
        assertThat(taken.lessons()).containsExactly("I");
    }

    private static byte[] with(byte[] before, String text, Charset charset) {
        byte[] bytes = text.getBytes(charset);
        return ByteBuffer.allocate(before.length + bytes.length)
                .put(before)
                .put(bytes)
                .array();
    }
}
