package io.ghasi.delivery.deployment.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.deployment.chart.Yaml;
import io.ghasi.delivery.testkit.servers.DebianPackage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every shell script, those inside of workflows too, as ShellCheck reads it. */
class ScriptTest {
    private static final DebianPackage SHELLCHECK = new DebianPackage("bookworm", "shellcheck", "0.9.0");

    @Test
    void scriptsHaveNoFaults() throws Exception {
        for (String script : List.of("delivery", "deploy/pin", "deployment/scan/scan", ".ci/run")) {
            assertThat(faults(Yaml.text(script))).as(script).isEmpty();
        }
    }

    @Test
    void norHaveThoseInsideOfWorkflows() throws Exception {
        List<Workflow> all = Stream.concat(Workflow.all().stream(), Workflow.actions().stream())
                .toList();

        for (Workflow workflow : all) {
            // In a container it would be sh otherwise, and nowhere would a pipe's first part count.
            assertThat(workflow.text()).as(workflow.path()).contains("shell: bash");
            for (Workflow.Job job : workflow.jobs()) {
                for (String script : job.scripts().toList()) {
                    assertThat(faults("#!/bin/bash\n" + script))
                            .as(workflow.path())
                            .isEmpty();
                }
            }
        }
    }

    @Test
    void aWordWithoutQuotesIsSeen() throws Exception {
        assertThat(faults("#!/bin/bash\nrm -r $1/*\n")).contains("SC2086");
    }

    private static String faults(String script) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(SHELLCHECK.command("usr/bin/shellcheck"));
        command.addAll(List.of("--format=gcc", "--external-sources", "-"));
        return Commands.run(Yaml.ROOT, Map.of(), script, command).text();
    }
}
