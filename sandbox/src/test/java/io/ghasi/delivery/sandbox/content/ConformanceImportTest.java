package io.ghasi.delivery.sandbox.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.sandbox.content.ImportDesk.Taken;
import io.ghasi.delivery.testkit.conformance.ConformanceData;
import io.ghasi.delivery.testkit.conformance.EmptyPages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

final class ConformanceImportTest {
    @TempDir
    private Path folder;

    @Test
    void everyManifestOfTheConformanceSuiteIsImportedWithAllItsActivitiesAndRules() throws IOException {
        // Given
        List<Path> cases = cases(ConformanceData.folder("scorm2004"));
        List<String> misses = new ArrayList<>();

        // When
        for (Path one : cases) {
            Path place = Files.createDirectory(folder.resolve(one.getFileName()));
            ImportDesk desk = ImportDesk.in(place);
            ImportResult result = desk.offer(EmptyPages.complete(one, Files.createDirectory(place.resolve("package"))));
            misses.addAll(misses(one, desk, result));
        }

        // Then
        System.out.println("conformance manifests imported: " + (cases.size() - misses.size()) + " of " + cases.size());
        assertThat(misses).isEmpty();
        assertThat(cases).hasSizeGreaterThanOrEqualTo(125);
    }

    private static List<Path> cases(Path folder) throws IOException {
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.filter(one -> Files.exists(one.resolve("imsmanifest.xml")))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> misses(Path one, ImportDesk desk, ImportResult result) throws IOException {
        return switch (result) {
            case ImportResult.Rejected rejected -> List.of(one.getFileName() + " " + rejected.problems());
            case ImportResult.Imported imported ->
                differences(Files.readString(one.resolve("imsmanifest.xml")), desk.taken(imported.course())).stream()
                        .map(difference -> one.getFileName() + " " + difference)
                        .toList();
        };
    }

    private static List<String> differences(String xml, Taken taken) {
        JsonNode scorm = taken.manifest().path("scorm");
        List<String> differences = new ArrayList<>();
        compare(differences, "items", count(xml, "<item\\b"), named(scorm, "isVisible"));
        compare(
                differences,
                "lessons",
                count(xml, "<item\\b[^>]*identifierref"),
                taken.lessons().size());
        compare(
                differences,
                "resources",
                count(xml, "<resource\\b"),
                scorm.path("resources").size());
        compare(differences, "hidden buttons", count(xml, "<adlnav:hideLMSUI"), inLists(scorm, "hideLmsUi"));
        compare(differences, "data maps", count(xml, "<adlcp:map\\b"), inLists(scorm, "data"));
        compare(
                differences,
                "thresholds",
                count(xml, "<adlcp:completionThreshold"),
                named(scorm, "completionThreshold"));
        compare(differences, "launch data", count(xml, "<adlcp:dataFromLMS"), named(scorm, "dataFromLms"));
        if (!xml.contains("sequencingCollection")) {
            compare(differences, "sequencings", count(xml, "<imsss:sequencing>"), named(scorm, "sequencing"));
            compare(differences, "control modes", count(xml, "<imsss:controlMode"), named(scorm, "controlMode"));
            compare(
                    differences,
                    "rollup rules",
                    count(xml, "<imsss:rollupRule>|<imsss:rollupRule "),
                    named(scorm, "childActivitySet"));
            compare(
                    differences,
                    "maps",
                    count(xml, "<(imsss|adlseq):mapInfo"),
                    named(scorm, "targetId") - count(xml, "<adlcp:map\\b"));
            compare(
                    differences,
                    "conditions",
                    count(xml, "<imsss:(rule|rollup)Condition\\b"),
                    named(scorm, "condition"));
            compare(differences, "deliveries", count(xml, "<imsss:deliveryControls"), named(scorm, "delivery"));
            compare(differences, "limits", count(xml, "<imsss:limitConditions"), named(scorm, "limitConditions"));
        }
        return differences;
    }

    private static void compare(List<String> differences, String what, int written, int read) {
        if (written != read) {
            differences.add(what + ": " + written + " written, " + read + " read");
        }
    }

    private static int count(String xml, String pattern) {
        return Math.toIntExact(Pattern.compile(pattern).matcher(xml).results().count());
    }

    private static int named(JsonNode node, String member) {
        return node.findValues(member).size()
                + node.findParents(member).stream().mapToInt(parent -> 0).sum();
    }

    private static int inLists(JsonNode node, String member) {
        return node.findValues(member).stream().mapToInt(JsonNode::size).sum();
    }
}
