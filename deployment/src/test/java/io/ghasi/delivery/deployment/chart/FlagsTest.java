package io.ghasi.delivery.deployment.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlagsTest {
    private static final String FLAG = "flags.session-starts.";
    private static final Chart STOPPED = Chart.of("small", "prod-eu")
            .with(FLAG + "state", "ENABLED")
            .with(FLAG + "variants.allowed", true)
            .with(FLAG + "variants.stopped", false)
            .with(FLAG + "defaultVariant", "stopped");

    @Test
    void whereNothingIsSaidTheFileIsThereAllTheSame() {
        assertThat(file(Chart.of("dev")).at("flags").members()).isEmpty();
    }

    @Test
    void theFileSaysWhatTheValuesSay() {
        Tree flag = file(STOPPED).at("flags").child("session-starts");

        assertThat(flag.at("state").text()).isEqualTo("ENABLED");
        assertThat(flag.at("defaultVariant").text()).isEqualTo("stopped");
        assertThat(flag.at("variants/allowed")).isEqualTo(new Tree(true));
        assertThat(flag.at("variants/stopped")).isEqualTo(new Tree(false));
    }

    @Test
    void theApiHasItAsAFolderAndNobodyElseDoes() {
        Rendered rendered = Chart.of("small", "prod-eu").render();
        for (Tree workload : rendered.workloads()) {
            boolean api = workload.name().equals("delivery-api");
            Tree process = Rendered.process(workload);
            assertThat(Variables.of(process).containsKey("DELIVERY_FLAGS_FILE"))
                    .as(workload.name())
                    .isEqualTo(api);
            assertThat(process.at("volumeMounts")
                            .each()
                            .filter(mount -> mount.at("name").text().equals("flags"))
                            .filter(mount -> mount.at("mountPath").text().equals("/etc/delivery/flags"))
                            .filter(mount -> !mount.at("subPath").isThere()))
                    .as(workload.name())
                    .hasSize(api ? 1 : 0);
        }
    }

    @Test
    void aChangeOfThemIsNoNewPod() {
        assertThat(STOPPED.render().api())
                .isEqualTo(Chart.of("small", "prod-eu").render().api());
    }

    @ParameterizedTest
    @CsvSource({"state,ON,state", "targetting.if,x,targetting", "defaultVariant,'',defaultVariant"})
    void whatIsNoFlagIsRefused(String member, String value, String named) {
        assertThatThrownBy(() -> STOPPED.with(FLAG + member, value).render()).hasMessageContaining(named);
    }

    private static Tree file(Chart chart) {
        String json = chart.render()
                .one("ConfigMap", "delivery-flags")
                .at("data")
                .child("flags.json")
                .text();
        // JSON is YAML.
        return Yaml.all(json).getFirst();
    }
}
