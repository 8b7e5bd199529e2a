package io.ghasi.delivery.deployment.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What pods are told, against what processes can be told: an unknown DELIVERY_ variable keeps a process from starting. */
class EnvironmentTest {
    @ParameterizedTest
    @MethodSource("io.ghasi.delivery.deployment.chart.Chart#all")
    void everyVariableIsKnownToItsProcess(Chart chart) {
        for (Tree workload : chart.render().workloads()) {
            assertThat(Settings.of(Rendered.identity(workload)))
                    .as(workload.name())
                    .containsAll(told(workload));
        }
    }

    @Test
    void everyVariableThatAProcessDoesNotStartWithoutIsThere() {
        Rendered rendered = Chart.of("small", "prod-eu").render();

        for (Tree workload : rendered.workloads()) {
            Set<String> known = told(workload);
            known.addAll(secret(rendered, workload));
            assertThat(known).as(workload.name()).containsAll(Settings.needed(Rendered.identity(workload)));
        }
    }

    @Test
    void everyVariableOfASecretIsKnownToItsProcess() {
        Rendered rendered = Chart.of("small", "prod-eu").render();

        for (Tree workload : rendered.workloads()) {
            assertThat(Settings.of(Rendered.identity(workload))).containsAll(secret(rendered, workload));
        }
    }

    @Test
    void whereNoCourseFilesAreServedTheApiNeedsNothingForThem() {
        Rendered rendered =
                Chart.of("small", "prod-eu").with("packages", "null").render();
        Set<String> known = told(rendered.api());
        known.addAll(secret(rendered, rendered.api()));

        assertThat(known).contains("DELIVERY_CONTENT_HOSTS").noneMatch(name -> name.startsWith("DELIVERY_PACKAGES_"));
    }

    @Test
    void aVariableOfNoProcessIsSeen() {
        Tree relay = Chart.of("dev")
                .with("outboxRelay.env.DELIVERY_SWEEP_EVERY", "1m")
                .render()
                .one("Deployment", "delivery-outbox-relay");

        assertThat(Settings.of(relay.name())).doesNotContainAnyElementsOf(List.of("DELIVERY_SWEEP_EVERY"));
        assertThat(told(relay)).contains("DELIVERY_SWEEP_EVERY");
    }

    @ParameterizedTest
    @CsvSource({"dev,dev", "staging,staging", "prod-us,production", "prod-me,production"})
    void thePageSpeaksOfNodeAndWeOfDelivery(String environment, String says) {
        Map<String, String> variables =
                Variables.of(Rendered.process(Chart.of(environment).render().api()));

        assertThat(variables)
                .containsEntry("DELIVERY_ENV", says)
                .containsEntry("LOG_LEVEL", "info")
                .containsEntry("OTEL_EXPORTER_OTLP_ENDPOINT", "http://otel-collector.observability:4317")
                .doesNotContainKey("NODE_ENV");
    }

    @ParameterizedTest
    @CsvSource({"dev,eu", "prod-us,us", "prod-eu,eu", "prod-me,me", "prod-ap,ap"})
    void everyProcessIsToldTheRegionAndTheMigrationToo(String environment, String region) {
        for (Tree workload : Chart.of(environment).render().workloads()) {
            assertThat(Variables.of(Rendered.process(workload)))
                    .as(workload.name())
                    .containsEntry("DELIVERY_REGION", region);
        }
    }

    @Test
    void withoutACollectorNobodyIsToldOfOneAndNobodyMayGetThere() {
        Rendered rendered = Chart.of("dev").with("otlpEndpoint", "").render();

        for (Tree workload : rendered.workloads()) {
            assertThat(Variables.of(Rendered.process(workload)).keySet())
                    .noneMatch(name -> name.startsWith("OTEL_") || name.startsWith("DELIVERY_TRACES_"));
        }
        assertThat(rendered.one("NetworkPolicy", "delivery-api")
                        .at("spec/egress")
                        .text())
                .doesNotContain("observability");
    }

    @Test
    void everyProcessButTheMigrationIsToldOfTheCollector() {
        Rendered rendered = Chart.of("dev")
                .with("otlpEndpoint", "http://otel-collector.observability:4318")
                .with("otlpProtocol", "http/protobuf")
                .with("tracesPercent", 1)
                .render();

        for (Tree workload : rendered.workloads()) {
            Map<String, String> variables = Variables.of(Rendered.process(workload));
            assertThat(variables.containsKey("OTEL_EXPORTER_OTLP_ENDPOINT"))
                    .as(workload.name())
                    .isEqualTo(!workload.name().equals("delivery-migration"));
        }
        assertThat(Variables.of(Rendered.process(rendered.api())))
                .containsEntry("OTEL_EXPORTER_OTLP_ENDPOINT", "http://otel-collector.observability:4318")
                .containsEntry("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf")
                .containsEntry("DELIVERY_TRACES_PERCENT", "1");
        assertThat(rendered.one("NetworkPolicy", "delivery-api").text())
                .contains("port=4318")
                .doesNotContain("4317");
    }

    @Test
    void theHeapIsSixtyPercentOfTheRequest() {
        assertThat(Variables.of(
                        Rendered.process(Chart.of("large", "prod-us").render().api())))
                .containsEntry("JDK_JAVA_OPTIONS", "-Xmx614m");
        assertThat(Variables.of(Rendered.process(Chart.of("dev").render().api())))
                .containsEntry("JDK_JAVA_OPTIONS", "-Xmx307m");
    }

    @Test
    void aSecretIsAFileOfTheMountedFolderSoThatANewOneNeedsNoNewPod() {
        Rendered rendered = Chart.of("small", "prod-eu").render();

        for (Tree workload : rendered.workloads()) {
            assertThat(Rendered.containers(workload))
                    .noneMatch(container -> container.at("envFrom").isThere());
            Set<String> files = new TreeSet<>();
            Variables.of(Rendered.process(workload)).forEach((name, value) -> {
                String setting = setting(workload, name);
                if (!setting.equals(name)) {
                    assertThat(value).isEqualTo("/etc/delivery/secrets/" + setting);
                    files.add(setting);
                }
            });
            assertThat(files).isNotEmpty().isEqualTo(secret(rendered, workload));
        }
    }

    // A setting that is a secret may be in a file, which has the setting's name and this at its end; and a setting may
    // be called so itself.
    private static String setting(Tree workload, String name) {
        return Settings.of(Rendered.identity(workload)).contains(name) ? name : name.replaceFirst("_FILE$", "");
    }

    private static Set<String> told(Tree workload) {
        return Variables.of(Rendered.process(workload)).keySet().stream()
                .filter(name -> name.startsWith("DELIVERY_"))
                .map(name -> setting(workload, name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> secret(Rendered rendered, Tree workload) {
        String name = Rendered.secret(workload);
        return rendered.one("ExternalSecret", name)
                .at("spec/data")
                .each()
                .map(entry -> entry.at("secretKey").text())
                .collect(Collectors.toSet());
    }
}
