package io.ghasi.delivery.deployment.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for each pod of each chart. */
class PodPolicyTest {
    @ParameterizedTest
    @MethodSource("io.ghasi.delivery.deployment.chart.Chart#all")
    void everyPodIsAsItHasToBe(Chart chart) {
        assertThat(chart.render().workloads().stream().flatMap(PodPolicyTest::faults))
                .isEmpty();
    }

    @Test
    void eachFaultIsSeen() {
        Tree api = Chart.of("dev").render().api();
        String process = "spec/template/spec/containers/0/";

        assertThat(faults(api.with(process + "image", "ghasi/delivery-service:latest")))
                .hasSize(1);
        assertThat(faults(api.with(process + "image", "ghasi/delivery-service")))
                .hasSize(1);
        assertThat(faults(api.with(process + "resources", List.of()))).hasSize(4);
        assertThat(faults(api.with("spec/template/spec/initContainers/0/resources", List.of())))
                .hasSize(4);
        assertThat(faults(api.with(process + "securityContext/readOnlyRootFilesystem", false)))
                .hasSize(1);
        assertThat(faults(api.with(process + "securityContext/capabilities/drop", List.of())))
                .hasSize(1);
        assertThat(faults(api.with(process + "livenessProbe/periodSeconds", 10)))
                .hasSize(1);
        assertThat(faults(api.with("spec/template/spec/enableServiceLinks", true)))
                .hasSize(1);
    }

    private static Stream<String> faults(Tree workload) {
        Stream<String> pod = check(
                workload.at("spec/template/spec"),
                List.of(
                        "automountServiceAccountToken=false",
                        "enableServiceLinks=false",
                        "securityContext/runAsNonRoot=true",
                        "securityContext/runAsUser=10001",
                        "securityContext/seccompProfile/type=RuntimeDefault"));
        Stream<String> containers = Rendered.containers(workload).flatMap(PodPolicyTest::container);
        Stream<String> probes = workload.kind().equals("Job") ? Stream.of() : probes(workload);
        return Stream.of(pod, containers, probes)
                .flatMap(all -> all)
                .map(fault -> workload.kind() + " " + workload.name() + ": " + fault);
    }

    private static Stream<String> container(Tree container) {
        Stream<String> image = container.at("image").text().matches(".+:(?!latest$)[^:/]+")
                ? Stream.of()
                : Stream.of("image " + container.at("image").text());
        Stream<String> resources = Stream.of("requests/cpu", "requests/memory", "limits/cpu", "limits/memory")
                .filter(amount -> !container.at("resources").members().containsKey(amount.split("/", -1)[0])
                        || !container.at("resources/" + amount).isThere())
                .map(amount -> "no " + amount);
        Stream<String> security = check(
                container.at("securityContext"),
                List.of(
                        "allowPrivilegeEscalation=false",
                        "readOnlyRootFilesystem=true",
                        "runAsNonRoot=true",
                        "capabilities/drop=[ALL]"));
        return Stream.of(image, resources, security).flatMap(all -> all);
    }

    // The page's numbers; on the port where a process answers.
    private static Stream<String> probes(Tree workload) {
        String port = workload.name().equals("delivery-api") ? "8080" : "9090";
        return check(
                Rendered.process(workload),
                List.of(
                        "livenessProbe/httpGet/path=/healthz",
                        "livenessProbe/httpGet/port=" + port,
                        "livenessProbe/periodSeconds=15",
                        "livenessProbe/timeoutSeconds=3",
                        "readinessProbe/httpGet/path=/readyz",
                        "readinessProbe/httpGet/port=" + port,
                        "readinessProbe/periodSeconds=5",
                        "readinessProbe/timeoutSeconds=2",
                        "startupProbe/httpGet/path=/healthz",
                        "startupProbe/httpGet/port=" + port,
                        "startupProbe/failureThreshold=30",
                        "startupProbe/periodSeconds=2"));
    }

    private static Stream<String> check(Tree tree, List<String> wanted) {
        return wanted.stream().filter(line -> {
            int at = line.indexOf('=');
            return !tree.at(line.substring(0, at)).text().equals(line.substring(at + 1));
        });
    }
}
