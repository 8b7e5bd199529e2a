package io.ghasi.delivery.deployment.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code helm lint --strict}. Its binding takes no values, so a copy of the chart has those of an environment as its own. */
class LintTest {
    private static final Path CHART = Yaml.ROOT.resolve("charts/delivery-service");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"dev", "staging", "prod-us", "prod-eu", "prod-me", "prod-ap"})
    void lintHasNothingToSay(String environment) throws IOException {
        LintResult result = lint(environment, "\"0123abc\"");

        assertThat(result.isFailed()).as("%s", result.getMessages()).isFalse();
    }

    @Test
    void lintSeesAValueThatTheSchemaForbids() throws IOException {
        assertThat(lint("dev", "latest").isFailed()).isTrue();
    }

    private LintResult lint(String environment, String tag) throws IOException {
        Path chart = folder.resolve("delivery-service");
        copy(chart);
        Merged merged = new Merged(Yaml.one(Files.readString(CHART.resolve("values.yaml"))));
        Tree values = merged.with(Yaml.one(Files.readString(CHART.resolve("values-" + environment + ".yaml"))))
                .with(Yaml.one("image: { tag: " + tag + " }"))
                .tree();
        Files.writeString(chart.resolve("values.yaml"), values.json().toString());
        return new Helm(chart).lint().strict().call();
    }

    private static void copy(Path to) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(CHART)) {
            all = walk.toList();
        }
        for (Path from : all) {
            Files.copy(from, to.resolve(CHART.relativize(from).toString()));
        }
    }
}
