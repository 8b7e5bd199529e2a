package io.ghasi.delivery.api.wiring;

import com.zaxxer.hikari.HikariDataSource;
import io.ghasi.delivery.adapters.postgres.GroupCommit;
import io.ghasi.delivery.adapters.postgres.PoolSettings;
import io.ghasi.delivery.adapters.postgres.PostgresMemories;
import io.ghasi.delivery.adapters.postgres.PostgresSessions;
import io.ghasi.delivery.adapters.postgres.SessionEnvelopes;
import io.ghasi.delivery.adapters.process.Housekeeping;
import io.ghasi.delivery.core.ids.IdSource;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** PostgreSQL: a small fixed pool, reads, and the one writer. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
    // As long as a write may take.
    private static final Duration ANSWER = Duration.ofSeconds(5);

    @Bean
    PoolSettings pool(DeliveryProperties properties) {
        return properties.pool(ANSWER);
    }

    @Bean(destroyMethod = "close")
    HikariDataSource database(PrometheusMeterRegistry registry, PoolSettings pool) {
        return pool.open(registry);
    }

    @Bean(destroyMethod = "close")
    Housekeeping renewDatabase(HikariDataSource database, PoolSettings pool) {
        return pool.renewing(database);
    }

    @Bean(destroyMethod = "close")
    PostgresSessions sessions(HikariDataSource database, DeliveryProperties properties) {
        return new PostgresSessions(database, properties.reads().bounds());
    }

    @Bean(destroyMethod = "close")
    PostgresMemories memories(HikariDataSource database, DeliveryProperties properties) {
        DeliveryProperties.Reads reads = properties.reads();
        return new PostgresMemories(database, reads.bounds(), reads.remembered());
    }

    @Bean(destroyMethod = "close")
    GroupCommit decisions(HikariDataSource database, IdSource ids, DeliveryProperties properties) {
        String version = DatabaseConfiguration.class.getPackage().getImplementationVersion();
        SessionEnvelopes envelopes = new SessionEnvelopes(properties.region(), version == null ? "0-dev" : version);
        return new GroupCommit(database, envelopes, ids, properties.writes().settings());
    }
}
