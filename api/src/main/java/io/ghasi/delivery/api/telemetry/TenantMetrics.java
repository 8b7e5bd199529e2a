package io.ghasi.delivery.api.telemetry;

import io.ghasi.delivery.core.ids.TenantId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/**
 * {@code delivery_tenant_requests_total} with {@code tenant}: a series each for those who asked most of late, one for all others, however many there are.
 * Each request counts in one of them, so that none ever goes backwards.
 */
public final class TenantMetrics {
    private static final String NAME = "delivery_tenant_requests_total";
    // More than these at a time are not told apart when the busiest are looked for.
    private static final int MOST_KNOWN = 20_000;

    private final MeterRegistry registry;
    private final int top;
    private final Counter others;
    private final Map<TenantId, LongAdder> lately = new ConcurrentHashMap<>();
    private final Map<TenantId, Counter> busiest = new ConcurrentHashMap<>();

    /** Tells {@code top} tenants apart. */
    public TenantMetrics(MeterRegistry registry, int top) {
        this.registry = registry;
        this.top = top;
        this.others = counter("other");
    }

    private Counter counter(String tenant) {
        return Counter.builder(NAME)
                .description("Requests of a tenant that were answered")
                .tag("tenant", tenant)
                .register(registry);
    }

    /** One request. */
    public void count(TenantId tenant) {
        LongAdder requests = lately.get(tenant);
        if (requests == null && lately.size() < MOST_KNOWN) {
            requests = lately.computeIfAbsent(tenant, _ -> new LongAdder());
        }
        if (requests != null) {
            requests.increment();
        }
        busiest.getOrDefault(tenant, others).increment();
    }

    /** Looks anew who asks most: to be called now and then. What was asked before the last two times is forgotten by and by. */
    public void choose() {
        Map<TenantId, Long> counts = lately.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, it -> it.getValue().sumThenReset()));
        Set<TenantId> chosen = counts.entrySet().stream()
                .sorted(Map.Entry.<TenantId, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(it -> it.getKey().text()))
                .limit(top)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        counts.forEach((tenant, count) -> keepHalf(tenant, count / 2));
        for (TenantId tenant : Set.copyOf(busiest.keySet())) {
            Counter gone = chosen.contains(tenant) ? null : busiest.remove(tenant);
            if (gone != null) {
                registry.remove(gone);
            }
        }
        chosen.forEach(tenant -> busiest.computeIfAbsent(tenant, it -> counter(it.text())));
    }

    private void keepHalf(TenantId tenant, long half) {
        if (half == 0) {
            lately.remove(tenant);
        } else {
            lately.computeIfAbsent(tenant, _ -> new LongAdder()).add(half);
        }
    }
}
