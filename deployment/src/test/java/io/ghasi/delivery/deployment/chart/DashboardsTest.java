package io.ghasi.delivery.deployment.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Dashboards as Grafana's sidecar finds them. What they ask is put to a Prometheus in the acceptance tests. */
class DashboardsTest {
    private static final String START = "delivery-dashboard-";
    private static final Pattern METRIC = Pattern.compile("\\b(delivery|hikaricp|jvm|process|system)_[a-z0-9_]+");
    private static final Rendered RENDERED = Chart.of("large", "prod-us").render();

    private static Stream<Tree> maps(Rendered rendered) {
        return rendered.of("ConfigMap").stream().filter(map -> map.name().startsWith(START));
    }

    private static Stream<Tree> dashboards() {
        return maps(RENDERED)
                .flatMap(map -> map.at("data").members().values().stream())
                .map(json -> new Tree(new Gson().fromJson(json.text(), Map.class)));
    }

    @Test
    void eachIsAMapThatTheSidecarTakes() {
        assertThat(maps(RENDERED).map(Tree::name))
                .containsExactlyInAnyOrder(START + "overview", START + "events", START + "resources");
        assertThat(maps(RENDERED)).allSatisfy(map -> {
            assertThat(map.at("metadata/labels/grafana_dashboard").text()).isEqualTo("1");
            assertThat(map.at("metadata/annotations/grafana_folder").text()).isEqualTo("delivery-service");
            assertThat(map.at("data").members().keySet()).allMatch(file -> file.endsWith(".json"));
        });
    }

    @Test
    void theSidecarMayLookForAnotherLabelAndForNone() {
        Chart chart = Chart.of("large", "prod-us");
        assertThat(maps(chart.with("metrics.dashboards.label", "team-dashboard").render()))
                .hasSize(3)
                .allSatisfy(map -> assertThat(map.at("metadata/labels")
                                .child("team-dashboard")
                                .text())
                        .isEqualTo("1"));
        assertThat(maps(chart.with("metrics.dashboards.enabled", false).render()))
                .isEmpty();
    }

    @Test
    void eachHasANameOfItsOwnAndPanelsThatDoNotOverlap() {
        assertThat(dashboards().map(dashboard -> dashboard.at("uid").text())).doesNotHaveDuplicates();
        assertThat(dashboards()).allSatisfy(dashboard -> {
            List<String> fields = dashboard
                    .at("panels")
                    .each()
                    .flatMap(DashboardsTest::fields)
                    .toList();
            assertThat(fields).isNotEmpty().doesNotHaveDuplicates();
            assertThat(dashboard.at("panels").each().map(panel -> panel.at("id").text()))
                    .doesNotHaveDuplicates();
        });
    }

    private static Stream<String> fields(Tree panel) {
        Tree at = panel.at("gridPos");
        int left = whole(at.at("x"));
        int top = whole(at.at("y"));
        return Stream.iterate(top, y -> y + 1)
                .limit(whole(at.at("h")))
                .flatMap(y -> Stream.iterate(left, x -> x + 1)
                        .limit(whole(at.at("w")))
                        .map(x -> x + "," + y));
    }

    // Gson's numbers have a fraction.
    private static int whole(Tree number) {
        return (int) Double.parseDouble(number.text());
    }

    @Test
    void theyAskForNothingThatThePageDoesNotKnow() {
        String page = Yaml.text("docs/telemetry.md");
        TreeSet<String> asked = new TreeSet<>();
        dashboards()
                .flatMap(dashboard -> dashboard.at("panels").each())
                .flatMap(panel -> panel.at("targets").each())
                .forEach(target -> METRIC.matcher(target.at("expr").text())
                        .results()
                        .map(MatchResult::group)
                        .map(name -> name.replaceAll("_(bucket|count|sum)$", ""))
                        .forEach(asked::add));
        assertThat(asked).hasSizeGreaterThan(20);
        for (String name : asked) {
            assertThat(page)
                    .contains(
                            name.startsWith("delivery_") ? "`" + name : "`" + name.substring(0, name.indexOf('_') + 1));
        }
    }
}
