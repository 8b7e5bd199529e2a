package io.ghasi.delivery.api.wiring;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.ghasi.delivery.adapters.postgres.GroupCommit;
import io.ghasi.delivery.adapters.postgres.PostgresSessions;
import io.ghasi.delivery.adapters.postgres.SessionEnvelopes;
import io.ghasi.delivery.core.ids.IdSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** PostgreSQL: a small fixed pool, reads, and the one writer. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
    private static final long CONNECTION_TIMEOUT_MILLIS = 2_000;

    @Bean(destroyMethod = "close")
    HikariDataSource database(DeliveryProperties properties) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(properties.database().url());
        config.setUsername(properties.database().user());
        config.setPassword(properties.database().password());
        config.setMaximumPoolSize(properties.database().connections());
        config.setConnectionTimeout(CONNECTION_TIMEOUT_MILLIS);
        // A process starts without its database and waits for it: readiness says so.
        config.setInitializationFailTimeout(-1);
        // As long as a write may take: who is not answered by then is not answered.
        config.addDataSourceProperty("socketTimeout", "5");
        config.addDataSourceProperty("connectTimeout", "2");
        config.addDataSourceProperty("ApplicationName", "delivery-api");
        return new HikariDataSource(config);
    }

    @Bean(destroyMethod = "close")
    PostgresSessions sessions(HikariDataSource database, DeliveryProperties properties) {
        return new PostgresSessions(database, properties.reads().bounds());
    }

    @Bean(destroyMethod = "close")
    GroupCommit decisions(HikariDataSource database, IdSource ids, DeliveryProperties properties) {
        String version = DatabaseConfiguration.class.getPackage().getImplementationVersion();
        SessionEnvelopes envelopes = new SessionEnvelopes(properties.region(), version == null ? "0-dev" : version);
        return new GroupCommit(database, envelopes, ids, properties.writes().settings());
    }
}
