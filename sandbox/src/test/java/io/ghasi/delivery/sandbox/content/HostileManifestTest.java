package io.ghasi.delivery.sandbox.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.sandbox.content.check.Problem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Manifests that are wrong or made to do harm: refused by name and cause, and nothing is kept. */
final class HostileManifestTest {
    private static final String GOOD = Courses.scorm(Courses.resource("href=\"index.html\""));
    private static final String PROLOG = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

    @TempDir
    private Path folder;

    static Stream<Arguments> scormManifests() {
        String xxe = "<!DOCTYPE m [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>";
        String laughs = "<!DOCTYPE m [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]>";
        String remote = "<!DOCTYPE m SYSTEM \"http://127.0.0.1:1/evil.dtd\">";
        String items = "<item identifier=\"X\">".repeat(150) + "</item>".repeat(150);
        return Stream.of(
                Arguments.of("an external entity", GOOD.replace(PROLOG, PROLOG + xxe), "imsmanifest.xml", "DOCTYPE"),
                Arguments.of(
                        "entities in entities", GOOD.replace(PROLOG, PROLOG + laughs), "imsmanifest.xml", "DOCTYPE"),
                Arguments.of("a remote DTD", GOOD.replace(PROLOG, PROLOG + remote), "imsmanifest.xml", "DOCTYPE"),
                Arguments.of("an undeclared entity", GOOD.replace("Item<", "&evil;<"), "imsmanifest.xml", "line 6"),
                Arguments.of("broken XML", GOOD.replace("</organizations>", ""), "imsmanifest.xml", "not well-formed"),
                Arguments.of("an empty manifest", "", "imsmanifest.xml", "not well-formed"),
                Arguments.of("another document", "<html/>", "imsmanifest.xml", "does not begin with <manifest>"),
                Arguments.of(
                        "deep nesting",
                        GOOD.replace("<title>Item", items + "<title>Item"),
                        "imsmanifest.xml",
                        "nests its elements deeper than 80"),
                Arguments.of(
                        "a huge attribute",
                        GOOD.replace("identifier=\"M\"", "identifier=\"" + "M".repeat(70_000) + "\""),
                        "imsmanifest.xml",
                        "more than 65536 characters in identifier"),
                Arguments.of(
                        "a long text",
                        GOOD.replace("Item<", "I".repeat(70_000) + "<"),
                        "imsmanifest.xml",
                        "more than 65536 characters in title"),
                Arguments.of(
                        "many attributes",
                        GOOD.replace("identifier=\"M\"", "identifier=\"M\" " + attributes(80)),
                        "imsmanifest.xml",
                        "too many attributes"),
                Arguments.of(
                        "a large manifest",
                        GOOD.replace("Item<", " ".repeat(9 << 20) + "<"),
                        "imsmanifest.xml",
                        "larger than 8388608 bytes"),
                Arguments.of(
                        "a missing launch file",
                        GOOD.replace("index.html", "start.html"),
                        "start.html",
                        "is missing: it is the launch file of the resource R (item I)"),
                Arguments.of(
                        "a missing listed file",
                        GOOD.replace(
                                "href=\"index.html\"/>", "href=\"index.html\"><file href=\"logo.png\"/></resource>"),
                        "logo.png",
                        "is missing: resource R lists it"),
                Arguments.of(
                        "a missing resource",
                        GOOD.replace("identifierref=\"R\"", "identifierref=\"Q\""),
                        "imsmanifest.xml",
                        "refers to the resource Q, which does not exist"),
                Arguments.of(
                        "a resource without an address",
                        GOOD.replace("href=\"index.html\"", ""),
                        "imsmanifest.xml",
                        "has no href to launch"),
                Arguments.of(
                        "an address outside",
                        GOOD.replace("index.html", "../../etc/passwd"),
                        "imsmanifest.xml",
                        "leads out of the package"),
                Arguments.of(
                        "an escaped address outside",
                        GOOD.replace("index.html", "%2e%2e/%2e%2e/etc/passwd"),
                        "imsmanifest.xml",
                        "leads out of the package"),
                Arguments.of(
                        "another site",
                        GOOD.replace("index.html", "https://evil.example/x"),
                        "imsmanifest.xml",
                        "only cmi5 packages may launch other sites"),
                Arguments.of(
                        "a script as address",
                        GOOD.replace("index.html", "javascript:alert(1)"),
                        "imsmanifest.xml",
                        "neither a file of the package nor a web address"),
                Arguments.of(
                        "the same item twice",
                        GOOD.replace("</organization>", "<item identifier=\"I\" identifierref=\"R\"/></organization>"),
                        "imsmanifest.xml",
                        "uses the identifier I of an item twice"),
                Arguments.of(
                        "the same resource twice",
                        GOOD.replace("</resources>", "<resource identifier=\"R\"/></resources>"),
                        "imsmanifest.xml",
                        "uses the identifier R of a resource twice"),
                Arguments.of(
                        "an item without identifier",
                        GOOD.replace("identifier=\"I\"", ""),
                        "imsmanifest.xml",
                        "an item has no identifier"),
                Arguments.of(
                        "a long identifier",
                        GOOD.replace("identifier=\"I\"", "identifier=\"" + "I".repeat(201) + "\""),
                        "imsmanifest.xml",
                        "longer than 200"),
                Arguments.of(
                        "nothing to launch",
                        GOOD.replace("identifierref=\"R\"", ""),
                        "imsmanifest.xml",
                        "nothing in it can be launched"),
                Arguments.of(
                        "no organization",
                        GOOD.replaceAll("(?s)<organization .*</organization>", ""),
                        "imsmanifest.xml",
                        "has no organization"),
                Arguments.of(
                        "an unknown rule",
                        sequencing(
                                "<imsss:sequencingRules><imsss:preConditionRule><imsss:ruleAction action=\"explode\"/></imsss:preConditionRule></imsss:sequencingRules>"),
                        "imsmanifest.xml",
                        "action=\"explode\""),
                Arguments.of(
                        "a bad flag",
                        sequencing("<imsss:controlMode flow=\"maybe\"/>"),
                        "imsmanifest.xml",
                        "flow=\"maybe\" of <controlMode> is not true or false"),
                Arguments.of(
                        "a missing sequencing",
                        GOOD.replace("<title>Item", "<imsss:sequencing IDRef=\"S\"/><title>Item"),
                        "imsmanifest.xml",
                        "refers to S, which is not in the sequencing collection"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scormManifests")
    void aScormManifestIsRefusedFor(String what, String manifest, String file, String cause) {
        // Given
        Path zip = Courses.scormPackage(manifest).zip(folder);

        // When
        List<Problem> problems = ImportDesk.in(folder).refuse(zip);

        // Then
        assertThat(problems).as(what).anySatisfy(problem -> {
            assertThat(problem.file()).isEqualTo(file);
            assertThat(problem.cause()).contains(cause);
        });
    }

    static Stream<Arguments> nativeMembers() {
        return Stream.of(
                Arguments.of(", \"titel\": 1", "course.json", "the lesson b has the unknown member titel"),
                Arguments.of(", \"title\": \"again\"", "course.json", "not valid JSON: Duplicate"),
                Arguments.of(", \"after\": [\"c\"]", "course.json", "the lesson b comes after c, which does not exist"),
                Arguments.of(", \"after\": [\"b\"]", "course.json", "the lesson b can never be opened"),
                Arguments.of(", \"after\": []", "course.json", "needs lesson ids in its member after"),
                Arguments.of(
                        ", \"gates\": [{\"quiz\": \"q\", \"atLeast\": 80}]", "course.json", "a number from 0 to 1"),
                Arguments.of(
                        ", \"branches\": [{\"id\": \"x\", \"to\": \"c\"}]",
                        "course.json",
                        "leads to c, which does not exist"),
                Arguments.of(
                        ", \"blocks\": [{\"kind\": \"html\", \"file\": \"gone.html\"}]", "gone.html", "is missing"),
                Arguments.of(
                        ", \"blocks\": [{\"kind\": \"html\", \"file\": \"../x.html\"}]",
                        "course.json",
                        "leads out of the package"),
                Arguments.of(
                        ", \"blocks\": [{\"id\": \"x\", \"kind\": \"a\"}, {\"id\": \"x\", \"kind\": \"a\"}]",
                        "course.json",
                        "twice"),
                Arguments.of(", \"blocks\": [{\"kind\": \"x\", \"y\": \"\\uD800\"}]", "course.json", "not Unicode"),
                Arguments.of(", \"blocks\": {}", "course.json", "needs a list in its member blocks"),
                Arguments.of(", \"required\": \"yes\"", "course.json", "needs true or false in its member required"));
    }

    @ParameterizedTest
    @MethodSource("nativeMembers")
    void aNativeCourseIsRefusedForItsLessonsMembers(String members, String file, String cause) {
        // Given
        Path zip = Courses.nativePackage(members).zip(folder);

        // When
        List<Problem> problems = ImportDesk.in(folder).refuse(zip);

        // Then
        assertThat(problems).anySatisfy(problem -> {
            assertThat(problem.file()).isEqualTo(file);
            assertThat(problem.cause()).contains(cause);
        });
    }

    static Stream<Arguments> assignableUnits() {
        return Stream.of(
                Arguments.of(
                        "<au id=\"a\"><url>gone.html</url></au>",
                        "gone.html",
                        "is missing: it is the launch file of au a"),
                Arguments.of("<au id=\"a\"/>", "cmi5.xml", "the url of au a is empty"),
                Arguments.of("<au><url>index.html</url></au>", "cmi5.xml", "<au> has no id"),
                Arguments.of(
                        "<au id=\"a\" moveOn=\"Never\"><url>index.html</url></au>", "cmi5.xml", "moveOn Never of au a"),
                Arguments.of(
                        "<au id=\"a\" masteryScore=\"2\"><url>index.html</url></au>",
                        "cmi5.xml",
                        "masteryScore 2 of au a"),
                Arguments.of("<au id=\"a\"><url>index.html</url></au>".repeat(2), "cmi5.xml", "uses the id a twice"),
                Arguments.of("", "cmi5.xml", "nothing in it can be launched"));
    }

    @ParameterizedTest
    @MethodSource("assignableUnits")
    void aCmi5CourseIsRefusedForItsUnits(String units, String file, String cause) {
        // Given
        Path zip = Courses.cmi5Package(units).zip(folder);

        // When
        List<Problem> problems = ImportDesk.in(folder).refuse(zip);

        // Then
        assertThat(problems).anySatisfy(problem -> {
            assertThat(problem.file()).isEqualTo(file);
            assertThat(problem.cause()).contains(cause);
        });
    }

    @Test
    void aPackageWithoutAManifestIsRefusedAndToldWhereOneIsHidden() {
        // Given
        Path zip = Zips.with("a/b/imsmanifest.xml", GOOD).and("index.html", "x").zip(folder);

        // When
        List<Problem> problems = ImportDesk.in(folder).refuse(zip);

        // Then
        assertThat(problems)
                .singleElement()
                .asString()
                .contains("package.zip", "has no manifest", "there is a/b/imsmanifest.xml");
    }

    @Test
    void twoPackagesInOneAreRefused() {
        // Given
        Path zip =
                Zips.with("a/imsmanifest.xml", GOOD).and("b/course.json", "{}").zip(folder);

        // When
        List<Problem> problems = ImportDesk.in(folder).refuse(zip);

        // Then
        assertThat(problems).singleElement().asString().contains("holds several packages");
    }

    @Test
    void aManifestThatIsNoTextInItsEncodingIsRefused() {
        // Given
        byte[] cut = new byte[] {(byte) 0xFE, (byte) 0xFF, 0, '<', (byte) 0xD8, 0};
        Path zip = Zips.with("imsmanifest.xml", "").and("imsmanifest.xml", cut).zip(folder);

        // When
        List<Problem> problems = ImportDesk.in(folder).refuse(zip);

        // Then
        assertThat(problems).singleElement().asString().contains("is not text in the encoding it declares");
    }

    @Test
    void messagesDoNotCarryControlCharactersToATerminal() {
        // Given
        Path zip = Courses.scormPackage()
                .and("a\u001b[31m\nb\u202e.html", "x".getBytes(StandardCharsets.UTF_8))
                .zip(folder);

        // When
        List<Problem> problems = ImportDesk.in(folder).refuse(zip);

        // Then
        assertThat(problems).singleElement().asString().doesNotContain("\u001b", "\n", "\u202e");
    }

    private static String sequencing(String parts) {
        return GOOD.replace("<title>Item", "<imsss:sequencing>" + parts + "</imsss:sequencing><title>Item");
    }

    private static String attributes(int count) {
        StringBuilder attributes = new StringBuilder();
        for (int i = 0; i < count; i++) {
            attributes.append("a").append(i).append("=\"\" ");
        }
        return attributes.toString();
    }
}
