package io.ghasi.delivery.deployment.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Objectives and alerts, as Prometheus reads them. */
class PrometheusRuleTest {
    private static final Tree SPEC = Chart.of("large", "prod-us")
            .render()
            .one("PrometheusRule", "delivery-service")
            .at("spec");
    private static final Pattern METRIC = Pattern.compile("\\b(delivery|hikaricp)_[a-z0-9_]+");

    @TempDir
    Path folder;

    // JSON is YAML.
    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("rules.yaml"), new Gson().toJson(SPEC.value()));
        Files.writeString(
                folder.resolve("rules-test.yaml"), Yaml.text("deployment/src/test/resources/rules-test.yaml"));
    }

    @Test
    void prometheus_reads_them() throws Exception {
        Promtool.Said said = Promtool.run(folder, "check", "rules", "rules.yaml");
        assertThat(said.status()).as(said.text()).isZero();
    }

    @Test
    void each_fires_when_it_should_and_not_before() throws Exception {
        Promtool.Said said = Promtool.run(folder, "test", "rules", "rules-test.yaml");
        assertThat(said.status()).as(said.text()).isZero();
    }

    @Test
    void one_that_looks_at_less_is_found_out() throws Exception {
        String rules = Files.readString(folder.resolve("rules.yaml"));
        Files.writeString(folder.resolve("rules.yaml"), rules.replace("/healthz|/readyz", "/healthz"));
        assertThat(Promtool.run(folder, "test", "rules", "rules-test.yaml").status())
                .isNotZero();
    }

    @Test
    void each_has_a_runbook_that_is_there() throws IOException {
        List<Tree> alerts = rules().filter(rule -> rule.at("alert").isThere()).toList();
        assertThat(alerts).hasSize(9 + 13);
        for (Tree alert : alerts) {
            String url = alert.at("annotations/runbook_url").text();
            String[] parts = url.substring(url.lastIndexOf('/') + 1).split("#", -1);
            List<String> headings = Yaml.text("docs/runbooks/" + parts[0])
                    .lines()
                    .filter(line -> line.startsWith("#"))
                    .map(PrometheusRuleTest::anchor)
                    .toList();
            assertThat(headings).as(alert.at("alert").text()).contains(parts[1]);
        }
    }

    @Test
    void they_ask_for_nothing_that_we_do_not_tell() throws IOException {
        String page = Yaml.text("docs/telemetry.md");
        TreeSet<String> asked = new TreeSet<>();
        rules().forEach(rule -> METRIC.matcher(rule.at("expr").text())
                .results()
                .map(MatchResult::group)
                .map(name -> name.replaceAll("_(bucket|count)$", ""))
                .forEach(asked::add));
        assertThat(asked).isNotEmpty();
        for (String name : asked) {
            assertThat(page).contains(name.startsWith("hikaricp") ? "`hikaricp_" : "`" + name);
        }
    }

    private static Stream<Tree> rules() {
        return SPEC.at("groups").each().flatMap(group -> group.at("rules").each());
    }

    private static String anchor(String heading) {
        return heading.replaceFirst("^#+ ", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9 -]", "")
                .replace(' ', '-');
    }
}
