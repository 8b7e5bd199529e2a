package io.ghasi.delivery.deployment.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArgoCdTest {
    private static final String FOLDER = "deploy/argocd/";
    private static final Tree SPEC =
            Yaml.file(FOLDER + "applicationset.yaml").getFirst().at("spec");

    @Test
    void everyEnvironmentRendersWithItsPin() throws IOException {
        for (Tree environment : environments().values()) {
            String name = environment.at("environment").text();
            String size = environment.at("size").text();
            Chart chart = size.equals("none") ? Chart.of(name) : Chart.of(size, name);

            assertThat(chart.with("image.tag", environment.at("tag").text())
                            .render()
                            .objects())
                    .isNotEmpty();
            assertThat(environment.at("revision")).isEqualTo(environment.at("tag"));
        }
    }

    @Test
    void stagingGoesByItselfAndTheFirstRegionWaitsForAPerson() throws IOException {
        Map<String, Tree> environments = environments();

        assertThat(environments.keySet())
                .containsExactlyInAnyOrder("dev", "staging", "prod-us", "prod-eu", "prod-me", "prod-ap");
        assertThat(waves(environments))
                .containsExactly(
                        "dev true", "staging true", "prod-us false", "prod-eu true", "prod-me true", "prod-ap true");
    }

    @Test
    void theFirstRegionHasTuesdayAndTheOthersADayEach() {
        assertThat(windows())
                .containsExactly(
                        "0 8 * * 2 8h [delivery-prod-us]",
                        "0 8 * * 3 8h [delivery-prod-eu]",
                        "0 8 * * 4 8h [delivery-prod-me]",
                        "0 8 * * 5 8h [delivery-prod-ap]");
    }

    @Test
    void aHotfixHasNoWindow() {
        Tree hotfix = Yaml.file(FOLDER + "project-hotfix.yaml").getFirst();

        assertThat(hotfix.at("spec/syncWindows").isThere()).isFalse();
        assertThat(SPEC.at("template/spec/project").text()).isEqualTo("{{ .project }}");
    }

    @Test
    void everyNameThatTheTemplateAsksForIsInEachFile() throws IOException {
        String template = Yaml.text(FOLDER + "applicationset.yaml");

        for (Tree environment : environments().values()) {
            environment.members().keySet().forEach(name -> assertThat(template).contains("." + name));
        }
    }

    @Test
    void weightsThatAControllerWritesAreNoDrift() {
        assertThat(SPEC.at("template/spec/ignoreDifferences")
                        .each()
                        .map(difference -> difference.at("kind").text()))
                .contains("VirtualService", "TraefikService");
    }

    private static List<String> windows() {
        return Yaml.file(FOLDER + "project.yaml")
                .getFirst()
                .at("spec/syncWindows")
                .each()
                .filter(window -> window.at("kind").text().equals("allow"))
                .map(window -> window.at("schedule").text() + " "
                        + window.at("duration").text() + " "
                        + window.at("applications").text())
                .toList();
    }

    private static List<String> waves(Map<String, Tree> environments) {
        String[] waves = new String[environments.size()];
        environments.forEach((name, says) -> waves[says.at("wave").number()] =
                name + " " + says.at("automatic").text());
        return List.of(waves);
    }

    private static Map<String, Tree> environments() throws IOException {
        Map<String, Tree> environments = new TreeMap<>();
        try (Stream<Path> files = Files.list(Yaml.ROOT.resolve(FOLDER + "environments"))) {
            for (Path file : files.toList()) {
                Tree says = Yaml.one(Files.readString(file));
                environments.put(says.at("environment").text(), says);
            }
        }
        return environments;
    }
}
