package io.ghasi.delivery.acceptance.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ghasi.delivery.acceptance.town.Town;
import io.ghasi.delivery.journey.client.Newcomers.Newcomer;
import io.ghasi.delivery.journey.client.Player;
import io.ghasi.delivery.testkit.servers.PrometheusServer;
import io.ghasi.delivery.testkit.servers.PrometheusServer.Answer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each question that a dashboard of the chart asks, put to a Prometheus that reads our processes. */
class DashboardTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Path DASHBOARDS =
            Path.of(System.getProperty("delivery.root", ".")).resolve("charts/delivery-service/files/dashboards");
    private static final Pattern METRIC = Pattern.compile("\\b(?:delivery|hikaricp|jvm|process|system)_[a-z0-9_]+");

    @TempDir
    Path folder;

    private final Town town = Town.shared();

    private static final Pattern LABEL = Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}");

    /** A target of a panel, and the labels that it names its series by. */
    private record Question(String panel, String promql, List<String> labels) {}

    @Test
    void every_question_has_an_answer() throws Exception {
        List<Question> questions = questions();
        assertThat(questions).hasSizeGreaterThan(40);
        try (PrometheusServer prometheus = PrometheusServer.create(folder.resolve("prometheus"), jobs())) {
            play();
            for (Question question : questions) {
                await(question.toString())
                        .atMost(Duration.ofMinutes(1))
                        .pollInterval(Duration.ofMillis(200))
                        .untilAsserted(() -> assertThat(series(prometheus.query(question.promql)))
                                .as(question.toString())
                                .isNotEmpty()
                                .allSatisfy(series -> assertThat(labels(series)).containsAll(question.labels)));
            }
            Set<String> known = known(prometheus);
            assertThat(questions.stream().flatMap(DashboardTest::asked)).allMatch(known::contains);
            // What the test would say of one that is broken.
            assertThat(prometheus
                            .query("sum(rate(delivery_http_requests_total)")
                            .status())
                    .isEqualTo(400);
            assertThat(series(prometheus.query("delivery_http_request_total"))).isEmpty();
        }
    }

    private Map<String, URI> jobs() {
        Map<String, URI> jobs = new LinkedHashMap<>();
        List<String> names = List.of("delivery-api", "delivery-outbox-relay", "delivery-event-projector");
        for (int i = 0; i < names.size(); i++) {
            jobs.put(names.get(i), town.metrics().get(i));
        }
        return jobs;
    }

    // Something of everything: what never happened has no series.
    private void play() throws Exception {
        Newcomer seat = town.newcomer(town.tenant());
        seat.player().ask(Player.next(seat.session()));
        seat.player().ask(Player.transition(seat.session(), "complete"));
        seat.player().ask(Player.transition(seat.session(), "abandon"));
        seat.player().ask(Player.next(seat.session()));
        town.collectGarbage();
    }

    private static List<Question> questions() throws IOException {
        List<Question> questions = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(DASHBOARDS, "*.json")) {
            for (Path file : files) {
                for (JsonNode panel : JSON.readTree(Files.readString(file)).required("panels")) {
                    String title =
                            file.getFileName() + ": " + panel.required("title").stringValue();
                    panel.required("targets").forEach(target -> questions.add(question(title, target)));
                }
            }
        }
        return questions;
    }

    private static Question question(String title, JsonNode target) {
        List<String> labels = LABEL.matcher(target.path("legendFormat").asString(""))
                .results()
                .map(found -> found.group(1))
                .toList();
        return new Question(title, promql(target), labels);
    }

    private static List<String> labels(JsonNode series) {
        return List.copyOf(series.required("metric").propertyNames());
    }

    // Grafana's own word for some scrapes' time.
    private static String promql(JsonNode target) {
        return target.required("expr").stringValue().replace("$__rate_interval", "1m");
    }

    private static java.util.stream.Stream<String> asked(Question question) {
        return METRIC.matcher(question.promql).results().map(MatchResult::group);
    }

    private static List<JsonNode> series(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        List<JsonNode> series = new ArrayList<>();
        JSON.readTree(answer.body()).at("/data/result").forEach(series::add);
        return series;
    }

    private static Set<String> known(PrometheusServer prometheus) throws IOException {
        Set<String> known = new TreeSet<>();
        JSON.readTree(prometheus.names().body()).required("data").forEach(name -> known.add(name.stringValue()));
        return known;
    }
}
