package io.ghasi.delivery.api.wiring;

import com.zaxxer.hikari.HikariDataSource;
import io.ghasi.delivery.adapters.keys.CachedKeySet;
import io.ghasi.delivery.adapters.postgres.IdempotencyPartitions;
import io.ghasi.delivery.adapters.process.DatabaseCheck;
import io.ghasi.delivery.adapters.process.Housekeeping;
import io.ghasi.delivery.adapters.process.OperationsServer;
import io.ghasi.delivery.adapters.process.Probes;
import io.ghasi.delivery.adapters.process.ProcessMetrics;
import io.ghasi.delivery.adapters.tracing.Tracing;
import io.ghasi.delivery.api.exchange.Exchange;
import io.ghasi.delivery.api.health.Farewell;
import io.ghasi.delivery.api.health.HealthController;
import io.ghasi.delivery.api.housekeeping.InactivitySweep;
import io.ghasi.delivery.api.telemetry.TenantMetrics;
import io.ghasi.delivery.core.ids.IdSource;
import io.ghasi.delivery.core.session.SessionUseCases;
import io.ghasi.delivery.core.tenancy.TenantDirectory;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What keeps the process well and tells how it is: probes, metrics, chores. */
@Configuration(proxyBeanMethods = false)
class OperationsConfiguration {
    private static final int TOLD_APART = 20;
    private static final Duration LOOK_EVERY = Duration.ofMinutes(5);

    @Bean
    HealthController health(
            HikariDataSource database, CachedKeySet keys, Farewell farewell, DeliveryProperties properties) {
        // Redis is missing on purpose: without it limits are counted here. So is NATS: the relay's backlog is not ours.
        Probes probes = new Probes(
                Map.of("database", new DatabaseCheck(database), "keys", keys::isLoaded, "serving", farewell));
        return new HealthController(probes.of(properties.revision()));
    }

    @Bean
    Farewell farewell(DeliveryProperties properties) {
        return new Farewell(properties.shutdown().notice());
    }

    @Bean(destroyMethod = "close")
    PrometheusMeterRegistry registry() {
        return ProcessMetrics.registry();
    }

    @Bean(destroyMethod = "close")
    JvmGcMetrics gcMetrics(PrometheusMeterRegistry registry) {
        JvmGcMetrics metrics = new JvmGcMetrics();
        metrics.bindTo(registry);
        return metrics;
    }

    @Bean(destroyMethod = "close")
    OperationsServer metricsServer(PrometheusMeterRegistry registry, DeliveryProperties properties) throws IOException {
        return new OperationsServer(properties.metrics().port(), registry);
    }

    @Bean(destroyMethod = "close")
    Tracing tracing(PrometheusMeterRegistry registry, DeliveryProperties properties) {
        String version = OperationsConfiguration.class.getPackage().getImplementationVersion();
        return Tracing.open(properties.traces(), DeliveryProperties.PROCESS, version, registry);
    }

    @Bean
    Exchange.Names names(IdSource ids, Tracing tracing) {
        return new Exchange.Names(ids, tracing);
    }

    @Bean
    TenantMetrics tenantMetrics(PrometheusMeterRegistry registry) {
        return new TenantMetrics(registry, TOLD_APART);
    }

    @Bean(destroyMethod = "close")
    Housekeeping busiestTenants(TenantMetrics tenants) {
        return new Housekeeping(Duration.ZERO, LOOK_EVERY, List.of(tenants::choose));
    }

    // At once: a process that comes up after days in which none ran finds no room for the keys of today.
    @Bean(destroyMethod = "close")
    Housekeeping partitions(HikariDataSource database, InstantSource clock, DeliveryProperties properties) {
        IdempotencyPartitions partitions = new IdempotencyPartitions(database);
        Housekeeping.Chore today = () -> partitions.maintain(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        return new Housekeeping(Duration.ZERO, properties.sweep().every(), List.of(today));
    }

    @Bean(destroyMethod = "close")
    Housekeeping sweep(SessionUseCases useCases, TenantDirectory tenants, DeliveryProperties properties) {
        return Housekeeping.spread(
                properties.sweep().every(),
                List.of(new InactivitySweep(useCases.sweep(), tenants, properties.region())));
    }
}
