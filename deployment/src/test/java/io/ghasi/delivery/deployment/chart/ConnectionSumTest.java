package io.ghasi.delivery.deployment.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The most connections to PostgreSQL that there can be at a moment, from what is rendered. */
class ConnectionSumTest {
    /** Flyway's own and the one that it migrates with. */
    private static final int MIGRATION = 2;
    /** An administrator, the monitoring, replication. */
    private static final int OTHERS = 20;

    @ParameterizedTest
    @MethodSource("io.ghasi.delivery.deployment.chart.Chart#all")
    void thereAreEnoughConnectionsInTheMiddleOfARelease(Chart chart) {
        Rendered rendered = chart.render();

        assertThat(sum(rendered, "delivery") + MIGRATION + reconcile(rendered) + OTHERS)
                .isLessThan(limit(rendered, "writerConnections"));
        assertThat(sum(rendered, "delivery_reader") + OTHERS).isLessThan(limit(rendered, "readerConnections"));
    }

    @Test
    void theLargestRegionIsCountedWhole() {
        Rendered rendered = Chart.of("large", "prod-us").render();

        assertThat(mostPods(rendered, rendered.api())).isEqualTo(60);
        assertThat(sum(rendered, "delivery")).isEqualTo(60 * 6 + 4 * 4 + 4 * 5);
    }

    @Test
    void poolsThatAreTooLargeAreSeen() {
        Rendered rendered = Chart.of("large", "prod-us")
                .with("api.serverConnections.writer", 8)
                .render();

        assertThat(sum(rendered, "delivery")).isGreaterThan(limit(rendered, "writerConnections"));
    }

    private static int sum(Rendered rendered, String database) {
        return rendered.workloads().stream()
                .filter(workload -> !workload.kind().equals("Job"))
                .mapToInt(workload -> mostPods(rendered, workload) * connections(rendered, workload, database))
                .sum();
    }

    // Where a person has the stream reconciled, behind a pooler of its own.
    private static int reconcile(Rendered rendered) {
        return connections(rendered, rendered.workload("delivery-outbox-relay"), "delivery");
    }

    // Both versions whole where a canary goes up to 100 % before the old one goes; a quarter, or one, more in a rolling
    // update.
    private static int mostPods(Rendered rendered, Tree workload) {
        if (!workload.name().equals("delivery-api")) {
            return workload.at("spec/replicas").number() + 1;
        }
        int most = rendered.of("HorizontalPodAutoscaler").stream()
                .map(scaler -> scaler.at("spec/maxReplicas").number())
                .findFirst()
                .orElseGet(() -> workload.at("spec/replicas").number());
        boolean isCanary =
                workload.kind().equals("Rollout") || !rendered.of("Canary").isEmpty();
        return isCanary ? 2 * most : most + Math.ceilDiv(most, 4);
    }

    private static int connections(Rendered rendered, Tree workload, String database) {
        String ini = rendered.one("ConfigMap", workload.name() + "-pgbouncer")
                .at("data")
                .child("pgbouncer.ini")
                .text();
        Matcher line = Pattern.compile("(?m)^" + database + " = .* max_db_connections=(\\d+)$")
                .matcher(ini);
        return line.find() ? Integer.parseInt(line.group(1)) : 0;
    }

    private static int limit(Rendered rendered, String which) {
        return rendered.one("ConfigMap", "delivery-infrastructure")
                .at("data")
                .child("database." + which)
                .number();
    }
}
