package io.ghasi.delivery.relay.wiring;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.ghasi.delivery.adapters.nats.TopologyFile;
import io.ghasi.delivery.adapters.postgres.PostgresOutbox;
import io.ghasi.delivery.core.outbox.RelaySettings;
import io.ghasi.delivery.relay.loop.RelayMetrics;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The outbox's tables and the relay that empties them. */
@Configuration(proxyBeanMethods = false)
class OutboxConfiguration {
    private static final long CONNECTION_TIMEOUT_MILLIS = 2_000;
    private static final int OPERATOR_CONNECTIONS = 2;
    private static final long OPERATOR_TIMEOUT_MILLIS = 15_000;
    private static final RelaySettings SETTINGS = RelaySettings.standard();
    static final String STREAM = "DELIVERY";

    @Bean(destroyMethod = "close")
    HikariDataSource database(RelayProperties properties) {
        // Less than a lease: whoever is not answered by then should rather ask again.
        HikariConfig config = config(properties, "4");
        config.setMaximumPoolSize(properties.database().connections());
        config.setConnectionTimeout(CONNECTION_TIMEOUT_MILLIS);
        // A process starts without its database and waits for it: readiness says so.
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    /** For somebody who waits for an answer, and asks for more at once. */
    static HikariDataSource forOperators(RelayProperties properties) {
        HikariConfig config = config(properties, "120");
        config.setMaximumPoolSize(OPERATOR_CONNECTIONS);
        config.setConnectionTimeout(OPERATOR_TIMEOUT_MILLIS);
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    private static HikariConfig config(RelayProperties properties, String socketTimeout) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(properties.database().url());
        config.setUsername(properties.database().user());
        config.setPassword(properties.database().password());
        config.addDataSourceProperty("socketTimeout", socketTimeout);
        config.addDataSourceProperty("connectTimeout", "2");
        config.addDataSourceProperty("ApplicationName", "delivery-outbox-relay");
        return config;
    }

    // A name for this one life: whoever comes back under an old one would be taken for who he was.
    @Bean
    PostgresOutbox outbox(HikariDataSource database) {
        return new PostgresOutbox(database, UUID.randomUUID(), SETTINGS.lease());
    }

    @Bean
    RelayLife relay(PostgresOutbox outbox, RelayMetrics metrics, RelayProperties properties) {
        return new RelayLife(
                properties.nats().settings(),
                TopologyFile.read(properties.nats().profile()).stream(STREAM),
                outbox,
                SETTINGS,
                metrics,
                properties.shutdown().patience());
    }
}
