package io.ghasi.delivery.api.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.core.ids.TenantId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TenantMetricsTest {
    private static final int TOP = 20;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final TenantMetrics metrics = new TenantMetrics(registry, TOP);
    private final List<TenantId> tenants = IntStream.rangeClosed(1, 10_000)
            .mapToObj(i -> new TenantId(new UUID(0, i)))
            .toList();

    @Test
    void ten_thousand_tenants_are_twenty_one_series() {
        for (int round = 0; round < 3; round++) {
            tenants.forEach(metrics::count);
            tenants.subList(0, TOP).forEach(metrics::count);
            metrics.choose();
        }
        assertThat(counts()).hasSize(TOP + 1).containsKey("other");
        tenants.subList(0, TOP).forEach(busy -> assertThat(counts()).containsKey(busy.text()));
    }

    @Test
    void each_request_counts_once_and_nothing_goes_backwards() {
        long seed = System.nanoTime();
        System.out.println("TenantMetricsTest: seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        Map<String, Double> before = Map.of();
        double left = 0;
        for (int round = 0; round < 20; round++) {
            // Whoever is busy changes.
            int busy = random.nextInt(tenants.size());
            for (int i = 0; i < 500; i++) {
                int one = random.nextBoolean() ? (busy + random.nextInt(30)) % tenants.size() : random.nextInt(10_000);
                metrics.count(tenants.get(one));
            }
            Map<String, Double> now = counts();
            before.forEach((tenant, count) -> assertThat(now.get(tenant)).isGreaterThanOrEqualTo(count));
            assertThat(sum(now) + left).isEqualTo(500.0 * (round + 1));
            metrics.choose();
            before = counts();
            left = 500.0 * (round + 1) - sum(before);
            assertThat(before).hasSizeLessThanOrEqualTo(TOP + 1);
        }
    }

    @Test
    void whoever_asks_no_more_is_forgotten() {
        tenants.subList(0, TOP).forEach(metrics::count);
        metrics.choose();
        assertThat(counts()).hasSize(TOP + 1);
        metrics.choose();
        assertThat(counts()).containsOnlyKeys("other");
    }

    private static double sum(Map<String, Double> counts) {
        return counts.values().stream().mapToDouble(it -> it).sum();
    }

    private Map<String, Double> counts() {
        Map<String, Double> counts = new HashMap<>();
        for (Counter counter : registry.find("delivery_tenant_requests_total").counters()) {
            counts.put(String.valueOf(counter.getId().getTag("tenant")), counter.count());
        }
        return counts;
    }
}
