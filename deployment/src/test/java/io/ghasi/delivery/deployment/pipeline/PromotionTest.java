package io.ghasi.delivery.deployment.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.deployment.chart.Tree;
import io.ghasi.delivery.deployment.chart.Yaml;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** {@code promote.yml} and {@code deploy/argocd} say the same: which region, after which, on which day. */
class PromotionTest {
    private final Workflow promote = Workflow.named("promote");

    @Test
    void regionsGoInTheOrderOfTheirWaves() {
        Map<Integer, String> waves = new TreeMap<>();
        for (String environment : List.of("dev", "staging", "prod-us", "prod-eu", "prod-me", "prod-ap")) {
            waves.put(pin(environment).at("wave").number(), environment);
        }

        List<String> order = List.copyOf(waves.values());
        Map<String, String> after = new TreeMap<>();
        promote.jobs()
                .forEach(job -> after.put(
                        job.says().at("with/environment").text(),
                        job.says().at("with/after").text()));
        assertThat(after).hasSize(4);
        after.forEach((region, before) -> assertThat(before).isEqualTo(order.get(order.indexOf(region) - 1)));
        assertThat(promote.on()
                        .at("workflow_dispatch/inputs/environment/options")
                        .texts())
                .isEqualTo(order.subList(2, 6));
    }

    @Test
    void eachRegionGoesWhenItsWindowOpens() {
        List<String> windows = Yaml.file("deploy/argocd/project.yaml")
                .getFirst()
                .at("spec/syncWindows")
                .each()
                .map(window -> window.at("applications/0").text().replace("delivery-", "") + " "
                        + window.at("schedule").text())
                .toList();

        assertThat(windows).hasSize(4);
        assertThat(promote.on()
                        .at("schedule")
                        .each()
                        .map(entry -> entry.at("cron").text()))
                .isEqualTo(
                        windows.stream().map(window -> window.split(" ", 2)[1]).toList());
        for (String window : windows) {
            String[] words = window.split(" ", 2);
            assertThat(job(words[0]).at("if").text())
                    .isEqualTo("github.event.schedule == '%s' || inputs.environment == '%s'", words[1], words[0]);
        }
    }

    @Test
    void aRegionWaitsForTheSmokeTestOfTheOneBeforeItAndForItsReviewers() {
        Tree region = Workflow.named("region").says();

        assertThat(region.at("jobs/pin/needs").text()).isEqualTo("before");
        assertThat(region.at("jobs/pin/environment").text()).isEqualTo("${{ inputs.environment }}");
        assertThat(region.at("jobs/before/steps").each())
                .anyMatch(step -> step.at("uses").text().equals("./.github/actions/smoke")
                        && step.at("with/environment").text().equals("${{ inputs.after }}"));
    }

    @Test
    void aRollbackWaitsForNobody() {
        Tree rollback = Workflow.named("rollback").says();

        assertThat(rollback.at("jobs").members()).containsOnlyKeys("pin");
        assertThat(rollback.at("jobs/pin/environment").text()).isEqualTo("pins");
        assertThat(rollback.at("concurrency").isThere()).isFalse();
    }

    private Tree job(String region) {
        return promote.says().at("jobs").child(region);
    }

    private static Tree pin(String environment) {
        return Yaml.file("deploy/argocd/environments/" + environment + ".yaml").getFirst();
    }
}
