package io.ghasi.delivery.sandbox.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.sandbox.content.ImportDesk.Taken;
import io.ghasi.delivery.sandbox.content.manifest.Json;
import io.ghasi.delivery.sandbox.content.manifest.ManifestSchema;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

final class SampleImportTest {
    @TempDir
    private Path folder;

    static List<String> names() {
        return Samples.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void aSampleIsImportedWithoutANoteWhetherItIsAFolderOrAZip(String name) throws IOException {
        // Given
        ImportDesk desk = ImportDesk.in(folder);

        // When
        Taken fromFolder = desk.take(Samples.folder(name));
        Taken fromZip = desk.take(Zips.of(Samples.folder(name)).zip(folder));

        // Then
        assertThat(fromFolder.notes()).isEmpty();
        assertThat(fromZip.notes()).isEmpty();
        assertThat(fromZip.manifest().get("modules"))
                .isEqualTo(fromFolder.manifest().get("modules"));
        assertThat(fromZip.course().address()).isNotEqualTo(fromFolder.course().address());
    }

    @Test
    void everyFileIsStoredAsItIs() throws IOException {
        // Given
        ImportDesk desk = ImportDesk.in(folder);
        Path source = Samples.folder("native-first-aid");

        // When
        Taken taken = desk.take(source);

        // Then
        for (JsonNode asset : taken.manifest().path("assets")) {
            String path = asset.path("path").stringValue();
            try (InputStream stored =
                    desk.store().open(taken.course().address(), path).orElseThrow()) {
                assertThat(stored.readAllBytes()).isEqualTo(Files.readAllBytes(source.resolve(path)));
            }
        }
        assertThat(desk.store().manifest(taken.course().address()))
                .hasValue(taken.course().manifest().bytes());
    }

    @Test
    void theNativeSampleKeepsItsGatesPrerequisitesBranchesAndLanguages() {
        // When
        Taken taken = ImportDesk.in(folder).take(Samples.folder("native-first-aid"));

        // Then
        JsonNode breathing = taken.manifest().at("/modules/0/lessons/2");
        JsonNode summary = taken.manifest().at("/modules/1/lessons/3");
        assertThat(taken.course().standard()).isEqualTo("native");
        assertThat(taken.course().navigation()).isEqualTo("branching");
        assertThat(taken.course().title()).isEqualTo("First aid in ten minutes");
        assertThat(taken.lessons())
                .containsExactly("look", "call", "breathing", "recovery", "compressions", "bleeding", "summary");
        assertThat(breathing.at("/branches/1/gate").stringValue()).isEqualTo("quiz-before-you-act");
        assertThat(breathing.at("/blocks/0/assets/fr").stringValue()).isEqualTo("pages/fr/breathing.html");
        assertThat(breathing.at("/blocks/1/questions").intValue()).isEqualTo(3);
        assertThat(summary.at("/prerequisites/mode").stringValue()).isEqualTo("any");
        assertThat(summary.at("/gates/0/rule/scaled").doubleValue()).isEqualTo(0.6);
    }

    @Test
    void theScorm12SampleKeepsItsPrerequisitesAndMasteryScore() {
        // When
        Taken taken = ImportDesk.in(folder).take(Samples.folder("scorm12-fire-safety"));

        // Then
        JsonNode quiz = taken.manifest().at("/scorm/organizations/0/items/1");
        assertThat(taken.course().standard()).isEqualTo("scorm12");
        assertThat(taken.lessons()).containsExactly("how-fire-works", "getting-out", "numbers", "quiz");
        assertThat(taken.manifest().at("/modules/0/lessons/2/blocks/0/kind").stringValue())
                .isEqualTo("asset");
        assertThat(quiz.path("masteryScore").intValue()).isEqualTo(80);
        assertThat(quiz.path("prerequisites").stringValue()).isEqualTo("how-fire-works&getting-out");
        assertThat(quiz.path("maxTimeAllowed").stringValue()).isEqualTo("0000:30:00");
    }

    @Test
    void theScorm2004SampleKeepsItsSequencingAndItsBasesAreResolved() {
        // When
        Taken taken = ImportDesk.in(folder).take(Samples.folder("scorm2004-data-protection"));

        // Then
        JsonNode course = taken.manifest().at("/scorm/organizations/0");
        assertThat(course.path("objectivesGlobalToSystem").booleanValue()).isFalse();
        assertThat(course.at("/sequencing/controlMode/flow").booleanValue()).isTrue();
        assertThat(course.at("/items/0/sequencing/controlMode/flow").booleanValue())
                .isTrue();
        assertThat(course.at("/items/0/items/0/launch").stringValue()).isEqualTo("lessons/personal-data.html");
        assertThat(course.at("/items/1/launch").stringValue()).isEqualTo("quiz/quiz.html?mode=exam");
        assertThat(course.at("/items/1/sequencing/postConditionRules/0/action").stringValue())
                .isEqualTo("retry");
        assertThat(course.at("/items/1/sequencing/objectives/0/minNormalizedMeasure")
                        .doubleValue())
                .isEqualTo(0.75);
        assertThat(course.at("/items/1/hideLmsUi/0").stringValue()).isEqualTo("abandon");
    }

    @Test
    void theCmi5SampleKeepsWhatALaunchNeeds() {
        // When
        Taken taken = ImportDesk.in(folder).take(Samples.folder("cmi5-phishing"));

        // Then
        JsonNode unit = taken.manifest().at("/cmi5/units/1");
        assertThat(taken.lessons()).hasSize(2);
        assertThat(unit.path("url").stringValue()).isEqualTo("try-it/index.html?set=1");
        assertThat(unit.path("moveOn").stringValue()).isEqualTo("CompletedAndPassed");
        assertThat(unit.path("launchMethod").stringValue()).isEqualTo("OwnWindow");
        assertThat(unit.path("masteryScore").doubleValue()).isEqualTo(0.66);
        assertThat(unit.path("launchParameters").stringValue()).isEqualTo("{\"shuffle\":false}");
    }

    @Test
    void theContractsOwnExampleKeepsTheContractAndAStrangeMemberBreaksIt() throws IOException {
        // Given
        ManifestSchema schema = new ManifestSchema();
        try (InputStream example =
                SampleImportTest.class.getResourceAsStream("/contracts/manifest/examples/native.json")) {
            JsonNode manifest = Json.MAPPER.readTree(Objects.requireNonNull(example));

            // When
            List<String> before = schema.violations(manifest);
            manifest.at("/modules/0/lessons/0").asObject().put("strange", 1);
            List<String> after = schema.violations(manifest);

            // Then
            assertThat(before).isEmpty();
            assertThat(after).singleElement().asString().contains("strange");
        }
    }
}
