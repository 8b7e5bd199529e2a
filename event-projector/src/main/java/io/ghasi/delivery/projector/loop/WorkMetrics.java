package io.ghasi.delivery.projector.loop;

import io.ghasi.delivery.adapters.postgres.OpenWork.Orders;
import io.ghasi.delivery.core.inbox.Work;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;

/** How much work is ordered, and how old the oldest order is: {@code delivery_work_open{kind}}, {@code delivery_work_oldest_seconds{kind}}. */
public final class WorkMetrics {
    private volatile Map<Work.Kind, Orders> open = Map.of();

    public WorkMetrics(MeterRegistry registry) {
        for (Work.Kind kind : Work.Kind.values()) {
            Gauge.builder("delivery_work_open", () -> of(kind).count())
                    .tag("kind", kind.word())
                    .register(registry);
            Gauge.builder("delivery_work_oldest_seconds", () -> of(kind).oldest())
                    .tag("kind", kind.word())
                    .register(registry);
        }
    }

    private Orders of(Work.Kind kind) {
        return open.getOrDefault(kind, Orders.NONE);
    }

    /** What is open, of all projectors: asked of the database now and then. */
    public void open(Map<Work.Kind, Orders> now) {
        open = now;
    }
}
