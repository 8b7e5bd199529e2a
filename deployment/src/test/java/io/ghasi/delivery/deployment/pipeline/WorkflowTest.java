package io.ghasi.delivery.deployment.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import io.ghasi.delivery.deployment.chart.NodeScript;
import io.ghasi.delivery.deployment.chart.Tree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WorkflowTest {
    private static final Pattern USES = Pattern.compile("uses: *(\\S+)(.*)");
    private static final Pattern PINNED = Pattern.compile("([\\w./-]+)@[0-9a-f]{40} # v[0-9]+\\.[0-9]+\\.[0-9]+");
    private static final Pattern WORD = Pattern.compile("\\./delivery +([a-z]+)");

    private static List<String> faults = List.of();

    // Together with broken ones, so that Node starts once.
    @BeforeAll
    static void read() throws IOException, InterruptedException {
        List<Workflow> all = new ArrayList<>(Workflow.all());
        String change = Workflow.named("change").text();
        all.add(new Workflow("broken key", change.replace("timeout-minutes", "timeout-minute")));
        all.add(new Workflow("broken name", change.replace("github.ref", "github.reff")));
        faults = NodeScript.run("workflows.mjs", new Gson().toJson(all));
    }

    @Test
    void everyWorkflowIsOneToGithub() {
        assertThat(faults).allMatch(fault -> fault.startsWith("broken"));
    }

    @Test
    void aWorkflowThatIsNoneIsSeen() {
        assertThat(faults)
                .anyMatch(fault -> fault.startsWith("broken key") && fault.contains("timeout-minute"))
                .anyMatch(fault -> fault.startsWith("broken name") && fault.contains("reff"));
    }

    @Test
    void actionsOfOthersArePinnedToACommitEachToOne() throws IOException {
        Map<String, String> pins = new HashMap<>();

        for (MatchResult uses : matches(USES)) {
            if (!uses.group(1).startsWith("./")) {
                String pin = uses.group(1) + uses.group(2);
                assertThat(pin).matches(PINNED);
                String action = pin.substring(0, pin.indexOf('@'));
                assertThat(pins.getOrDefault(action, pin)).isEqualTo(pin);
                pins.put(action, pin);
            }
        }
        assertThat(pins).containsKeys("actions/checkout", "sigstore/cosign-installer");
    }

    @Test
    void everyJobSaysWhatItMayAndFewMayWrite() throws IOException {
        Map<String, String> writers = new TreeMap<>();

        for (Workflow workflow : Workflow.all()) {
            assertThat(workflow.says().at("permissions").members())
                    .as(workflow.path())
                    .isEmpty();
            assertThat(workflow.text()).contains("permissions: {}");
            for (Workflow.Job job : workflow.jobs()) {
                Map<String, Tree> permissions = job.says().at("permissions").members();
                assertThat(permissions).as(job.name()).isNotEmpty();
                permissions.forEach((scope, access) -> {
                    if (access.text().equals("write")) {
                        writers.merge(
                                scope, workflow.says().at("name").text() + "/" + job.name(), (a, b) -> a + " " + b);
                    }
                });
            }
        }
        assertThat(writers)
                .containsExactly(Map.entry(
                        "id-token",
                        "promote/prod-ap promote/prod-eu promote/prod-me promote/prod-us region/before"
                                + " release/publish release/staging staging/smoke"));
    }

    @Test
    void whoMayCommitRunsNothingButThePinForMainAlone() throws IOException {
        int committers = 0;
        for (Workflow workflow : Workflow.all()) {
            for (Workflow.Job job : workflow.jobs()) {
                List<Tree> checkouts = job.steps()
                        .filter(step -> step.at("uses").text().startsWith("actions/checkout@"))
                        .toList();
                if (checkouts.stream().anyMatch(step -> step.at("with/ssh-key").isThere())) {
                    committers++;
                    assertThat(job.says().at("environment").isThere()).isTrue();
                    assertThat(job.steps().filter(step -> step.at("uses").isThere()))
                            .isEqualTo(checkouts);
                    assertThat(job.scripts().flatMap(WorkflowTest::words)).containsOnly("pin");
                } else {
                    assertThat(checkouts)
                            .as("%s %s", workflow.path(), job.name())
                            .allMatch(step ->
                                    step.at("with/persist-credentials").text().equals("false"));
                }
            }
        }
        assertThat(committers).isEqualTo(3);
    }

    @Test
    void everyJobHasAnEnd() throws IOException {
        for (Workflow workflow : Workflow.all()) {
            assertThat(workflow.jobs())
                    .as(workflow.path())
                    .allMatch(job ->
                            job.isCall() || job.says().at("timeout-minutes").isThere());
        }
    }

    @Test
    void nothingOfAStrangerRunsWithRightsOrBecomesPartOfAScript() throws IOException {
        for (Workflow workflow : all()) {
            assertThat(workflow.text()).doesNotContain("pull_request_target").doesNotContain("workflow_run");
            workflow.jobs().stream()
                    .flatMap(Workflow.Job::scripts)
                    .forEach(script -> assertThat(script).as(workflow.path()).doesNotContain("${{"));
        }
    }

    @Test
    void twoSecretsAreKept() throws IOException {
        assertThat(matches(Pattern.compile("secrets\\.(\\w+)")).stream().map(secret -> secret.group(1)))
                .containsOnly("REGISTRY_TOKEN", "PIN_KEY");
    }

    @Test
    void everyCommandIsOneThatHelpLists() throws Exception {
        String help = Commands.delivery("help").text();
        List<String> words = all().stream()
                .flatMap(workflow -> workflow.jobs().stream())
                .flatMap(Workflow.Job::scripts)
                .flatMap(WorkflowTest::words)
                .distinct()
                .toList();

        assertThat(words).contains("test", "scan", "simulate", "image", "smoke", "pin");
        assertThat(words).allMatch(word -> help.lines().anyMatch(line -> line.matches("  " + word + "( .*)?")));
    }

    private static Stream<String> words(String script) {
        return WORD.matcher(script).results().map(word -> word.group(1));
    }

    private static List<MatchResult> matches(Pattern pattern) throws IOException {
        return all().stream()
                .map(workflow -> pattern.matcher(workflow.text()))
                .flatMap(Matcher::results)
                .toList();
    }

    private static List<Workflow> all() throws IOException {
        return Stream.concat(Workflow.all().stream(), Workflow.actions().stream())
                .toList();
    }
}
