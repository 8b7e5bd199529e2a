package io.ghasi.delivery.adapters.process;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/** What is measured of every process: its memory, its processors, its connections to the database. */
public final class ProcessMetrics {
    private ProcessMetrics() {}

    /** A registry that has them; to be closed by the caller. */
    public static PrometheusMeterRegistry registry(HikariDataSource database) {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        new JvmMemoryMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        database.setMetricRegistry(registry);
        return registry;
    }
}
