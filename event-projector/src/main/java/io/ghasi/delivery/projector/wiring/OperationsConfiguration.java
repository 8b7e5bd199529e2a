package io.ghasi.delivery.projector.wiring;

import com.zaxxer.hikari.HikariDataSource;
import io.ghasi.delivery.adapters.postgres.InboxPartitions;
import io.ghasi.delivery.adapters.process.DatabaseCheck;
import io.ghasi.delivery.adapters.process.Housekeeping;
import io.ghasi.delivery.adapters.process.OperationsServer;
import io.ghasi.delivery.adapters.process.Probes;
import io.ghasi.delivery.adapters.process.ProcessMetrics;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What keeps the process well and tells how it is: probes, metrics, chores. */
@Configuration(proxyBeanMethods = false)
class OperationsConfiguration {
    // Partitions are there two days ahead: a day on which this failed for hours is none without them.
    private static final Duration MAINTAIN_EVERY = Duration.ofHours(1);

    @Bean(destroyMethod = "close")
    PrometheusMeterRegistry registry(HikariDataSource database) {
        return ProcessMetrics.registry(database);
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
}
