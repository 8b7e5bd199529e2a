package io.ghasi.delivery.projector.wiring;

import com.zaxxer.hikari.HikariDataSource;
import io.ghasi.delivery.adapters.postgres.ActiveSessions;
import io.ghasi.delivery.adapters.postgres.InboxPartitions;
import io.ghasi.delivery.adapters.postgres.OpenWork;
import io.ghasi.delivery.adapters.process.DatabaseCheck;
import io.ghasi.delivery.adapters.process.Housekeeping;
import io.ghasi.delivery.adapters.process.OperationsServer;
import io.ghasi.delivery.adapters.process.Probes;
import io.ghasi.delivery.adapters.process.ProcessMetrics;
import io.ghasi.delivery.adapters.tracing.Tracing;
import io.ghasi.delivery.projector.loop.WorkMetrics;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What keeps the process well and tells how it is: probes, metrics, chores. */
@Configuration(proxyBeanMethods = false)
class OperationsConfiguration {
    // Partitions are there two days ahead: a day on which this failed for hours is none without them.
    private static final Duration MAINTAIN_EVERY = Duration.ofHours(1);
    private static final Duration COUNT_EVERY = Duration.ofSeconds(10);
    private static final Duration COUNT_SESSIONS_EVERY = Duration.ofSeconds(30);

    @Bean(destroyMethod = "close")
    PrometheusMeterRegistry registry() {
        return ProcessMetrics.registry();
    }

    @Bean(destroyMethod = "close")
    Tracing tracing(PrometheusMeterRegistry registry, ProjectorProperties properties) {
        String version = OperationsConfiguration.class.getPackage().getImplementationVersion();
        return Tracing.open(properties.traces(), ProjectorProperties.PROCESS, version, registry);
    }

    @Bean(destroyMethod = "close")
    OperationsServer operations(
            PrometheusMeterRegistry registry,
            HikariDataSource database,
            ProjectorLife projector,
            ProjectorProperties properties)
            throws IOException {
        Probes probes =
                new Probes(projector::isAlive, Map.of("database", new DatabaseCheck(database), "projector", projector));
        return new OperationsServer(properties.metrics().port(), registry).withProbes(probes);
    }

    @Bean(destroyMethod = "close")
    Housekeeping partitionsOfTheDay(InboxPartitions partitions) {
        Housekeeping.Chore maintain = () -> partitions.maintain(LocalDate.now(ZoneOffset.UTC));
        return Housekeeping.spread(MAINTAIN_EVERY, List.of(maintain));
    }

    @Bean(destroyMethod = "close")
    Housekeeping openWork(HikariDataSource database, PrometheusMeterRegistry registry) {
        OpenWork work = new OpenWork(database);
        WorkMetrics metrics = new WorkMetrics(registry);
        return new Housekeeping(Duration.ZERO, COUNT_EVERY, List.of(() -> metrics.open(work.count())));
    }

    // The api would count them too, thirty times.
    @Bean(destroyMethod = "close")
    Housekeeping activeSessions(
            HikariDataSource database, PrometheusMeterRegistry registry, ProjectorProperties properties) {
        ActiveSessions sessions = new ActiveSessions(database);
        AtomicLong active = new AtomicLong();
        Gauge.builder("delivery_play_sessions_active", active, AtomicLong::doubleValue)
                .description("Sessions in play, of all tenants at home here")
                .register(registry);
        Housekeeping.Chore count = () -> active.set(sessions.count(properties.region()));
        return new Housekeeping(Duration.ZERO, COUNT_SESSIONS_EVERY, List.of(count));
    }
}
