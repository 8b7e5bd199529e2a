package io.ghasi.delivery.relay.wiring;

import com.zaxxer.hikari.HikariDataSource;
import io.ghasi.delivery.adapters.postgres.PoolSettings;
import io.ghasi.delivery.adapters.postgres.PostgresOutbox;
import io.ghasi.delivery.adapters.process.Housekeeping;
import io.ghasi.delivery.adapters.tracing.Tracing;
import io.ghasi.delivery.core.outbox.RelaySettings;
import io.ghasi.delivery.relay.loop.RelayMetrics;
import io.ghasi.delivery.relay.loop.TimedStore;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The outbox's tables and the relay that empties them. */
@Configuration(proxyBeanMethods = false)
class OutboxConfiguration {
    // Less than a lease: whoever is not answered by then should rather ask again.
    private static final Duration ANSWER = Duration.ofSeconds(4);
    private static final Duration OPERATORS_ANSWER = Duration.ofMinutes(2);
    private static final Duration OPERATORS_PATIENCE = Duration.ofSeconds(15);
    private static final int OPERATORS_CONNECTIONS = 2;
    private static final RelaySettings SETTINGS = RelaySettings.standard();

    @Bean
    PoolSettings pool(RelayProperties properties) {
        return properties.pool(ANSWER);
    }

    @Bean(destroyMethod = "close")
    HikariDataSource database(MeterRegistry registry, PoolSettings pool) {
        return pool.open(registry);
    }

    @Bean(destroyMethod = "close")
    Housekeeping renewDatabase(HikariDataSource database, PoolSettings pool) {
        return pool.renewing(database);
    }

    /** For somebody who waits for an answer, and asks for more at once. */
    static HikariDataSource forOperators(RelayProperties properties) {
        return properties
                .pool(OPERATORS_ANSWER)
                .shared(OPERATORS_CONNECTIONS, OPERATORS_PATIENCE)
                .open();
    }

    // A name for this one life: whoever comes back under an old one would be taken for who he was.
    @Bean
    PostgresOutbox outbox(HikariDataSource database) {
        return new PostgresOutbox(database, UUID.randomUUID(), SETTINGS.lease());
    }

    @Bean
    RelayLife relay(
            PostgresOutbox outbox,
            MeterRegistry registry,
            RelayMetrics metrics,
            Tracing tracing,
            RelayProperties properties) {
        return new RelayLife(
                properties.natsSettings(),
                properties.stream(),
                new TimedStore(outbox::execute, registry),
                SETTINGS,
                metrics,
                tracing,
                properties.shutdown().patience());
    }
}
