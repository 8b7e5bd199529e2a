package io.ghasi.delivery.relay.wiring;

import com.zaxxer.hikari.HikariDataSource;
import io.ghasi.delivery.adapters.postgres.PostgresOutbox;
import io.ghasi.delivery.adapters.process.DatabaseCheck;
import io.ghasi.delivery.adapters.process.Housekeeping;
import io.ghasi.delivery.adapters.process.OperationsServer;
import io.ghasi.delivery.adapters.process.Probes;
import io.ghasi.delivery.adapters.process.ProcessMetrics;
import io.ghasi.delivery.adapters.tracing.Tracing;
import io.ghasi.delivery.relay.loop.RelayMetrics;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What keeps the process well and tells how it is: probes, metrics, chores. */
@Configuration(proxyBeanMethods = false)
class OperationsConfiguration {
    private static final Duration COUNT_EVERY = Duration.ofSeconds(5);

    @Bean(destroyMethod = "close")
    PrometheusMeterRegistry registry() {
        return ProcessMetrics.registry();
    }

    @Bean(destroyMethod = "close")
    Tracing tracing(PrometheusMeterRegistry registry, RelayProperties properties) {
        String version = OperationsConfiguration.class.getPackage().getImplementationVersion();
        return Tracing.open(properties.traces(), RelayProperties.PROCESS, version, registry);
    }

    @Bean
    RelayMetrics metrics(PrometheusMeterRegistry registry) {
        return new RelayMetrics(registry, InstantSource.system());
    }

    @Bean(destroyMethod = "close")
    OperationsServer operations(
            PrometheusMeterRegistry registry, HikariDataSource database, RelayLife relay, RelayProperties properties)
            throws IOException {
        Probes probes = new Probes(relay::isAlive, Map.of("database", new DatabaseCheck(database), "relay", relay));
        return new OperationsServer(properties.metrics().port(), registry).withProbes(probes);
    }

    @Bean(destroyMethod = "close")
    Housekeeping archive(PostgresOutbox outbox, RelayProperties properties) {
        Housekeeping.Chore maintain = () -> outbox.maintain(properties.archive().keep());
        return new Housekeeping(Duration.ZERO, properties.archive().maintainEvery(), List.of(maintain));
    }

    @Bean(destroyMethod = "close")
    Housekeeping count(PostgresOutbox outbox, RelayMetrics metrics) {
        return new Housekeeping(Duration.ZERO, COUNT_EVERY, List.of(() -> metrics.pending(outbox.pending())));
    }
}
