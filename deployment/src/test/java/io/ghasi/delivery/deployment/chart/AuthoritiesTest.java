package io.ghasi.delivery.deployment.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom processes trust: every file that one is told of is mounted, by folder, so that it is swapped while the process runs. */
class AuthoritiesTest {
    private static final Rendered ALL = Chart.of("small", "prod-eu")
            .with("exports.authority.kind", "Secret")
            .with("exports.authority.name", "store")
            .with("exports.authority.key", "ca.crt")
            .with("packages.authority.kind", "ConfigMap")
            .with("packages.authority.name", "store")
            .with("packages.authority.key", "ca.crt")
            .with("neighbours.authority.kind", "ConfigMap")
            .with("neighbours.authority.name", "mesh")
            .with("neighbours.authority.key", "ca.crt")
            .render();

    @ParameterizedTest
    @CsvSource({
        "delivery-api, database nats redis packages neighbours",
        "delivery-outbox-relay, database nats",
        "delivery-event-projector, database nats exports neighbours",
        "delivery-migration, database"
    })
    void eachProcessHasThoseWhomItMeets(String name, String whom) {
        Tree workload = ALL.workloads().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();

        Set<String> expected =
                List.of(whom.split(" ", -1)).stream().map(one -> one + ".crt").collect(Collectors.toSet());
        assertThat(mounted(workload)).isEqualTo(expected);
        assertThat(told(workload)).isSubsetOf(expected);
    }

    @Test
    void whoIsTrustedByTheJvmNeedsNone() {
        Rendered rendered =
                Chart.of("small", "prod-eu").with("redis.authority", "null").render();

        assertThat(mounted(rendered.api())).containsExactlyInAnyOrder("database.crt", "nats.crt");
        assertThat(Variables.of(Rendered.process(rendered.api()))).doesNotContainKey("DELIVERY_REDIS_AUTHORITY");
    }

    private static Set<String> mounted(Tree workload) {
        return workload.at("spec/template/spec/volumes")
                .each()
                .filter(volume -> volume.at("name").text().equals("authorities"))
                .flatMap(volume -> volume.at("projected/sources").each())
                .flatMap(source -> source.members().values().stream())
                .flatMap(of -> of.at("items").each())
                .map(item -> item.at("path").text())
                .collect(Collectors.toSet());
    }

    private static Set<String> told(Tree workload) {
        return Variables.of(Rendered.process(workload)).entrySet().stream()
                .filter(variable -> variable.getKey().endsWith("_AUTHORITY"))
                .map(variable -> variable.getValue().replace("/etc/delivery/authorities/", ""))
                .collect(Collectors.toSet());
    }
}
