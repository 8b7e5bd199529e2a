package io.ghasi.delivery.projector.wiring;

import com.zaxxer.hikari.HikariDataSource;
import io.ghasi.delivery.adapters.platform.HttpEnrollments;
import io.ghasi.delivery.adapters.platform.Neighbours;
import io.ghasi.delivery.adapters.platform.Patience;
import io.ghasi.delivery.adapters.postgres.ErasedEvents;
import io.ghasi.delivery.adapters.postgres.InboxPartitions;
import io.ghasi.delivery.adapters.postgres.InboxSettings;
import io.ghasi.delivery.adapters.postgres.PoolSettings;
import io.ghasi.delivery.adapters.postgres.PostgresInbox;
import io.ghasi.delivery.adapters.postgres.ProjectorWork;
import io.ghasi.delivery.adapters.postgres.SessionEnvelopes;
import io.ghasi.delivery.adapters.postgres.SubjectEnvelopes;
import io.ghasi.delivery.adapters.process.DatabaseCheck;
import io.ghasi.delivery.adapters.process.Housekeeping;
import io.ghasi.delivery.adapters.tracing.Tracing;
import io.ghasi.delivery.core.ids.MonotonicUlids;
import io.ghasi.delivery.core.inbox.Redelivery;
import io.ghasi.delivery.projector.lines.MessageReader;
import io.ghasi.delivery.projector.loop.NeighbourLookup;
import io.ghasi.delivery.projector.loop.Projection.Pace;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The inbox's tables, and the projector that fills them. */
@Configuration(proxyBeanMethods = false)
class InboxConfiguration {
    // Longer than rows are waited for, and than a piece of work takes.
    private static final Duration ANSWER = Duration.ofSeconds(30);
    // What is missing is waited for some seconds and then asked for; who is unknown after a minute and a half is set
    // aside.
    private static final Redelivery REDELIVERY = new Redelivery(Duration.ofSeconds(1), Duration.ofSeconds(30), 4, 8);
    private static final Duration FETCH = Duration.ofSeconds(1);

    @Bean
    PoolSettings pool(ProjectorProperties properties) {
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
    Neighbours neighbours(ProjectorProperties properties) throws IOException {
        return new Neighbours(Patience.standard(), properties.neighbours().authorities());
    }

    @Bean
    InboxPartitions partitions(HikariDataSource database) {
        return new InboxPartitions(database);
    }

    @Bean
    RunningProjector.Tools tools(
            HikariDataSource database,
            Neighbours neighbours,
            PrometheusMeterRegistry registry,
            Tracing tracing,
            ProjectorProperties properties)
            throws IOException {
        InboxSettings settings =
                new InboxSettings(properties.region(), properties.inbox().lockPatience());
        return new RunningProjector.Tools(
                new MessageReader(properties.region(), new SecureRandom()),
                new PostgresInbox(database, settings),
                new NeighbourLookup(new HttpEnrollments(
                        neighbours, properties.neighbours().enrollment().value())),
                REDELIVERY,
                work(database, properties),
                new ErasedEvents(database),
                properties.erasure().every(),
                new DatabaseCheck(database),
                tracing,
                registry,
                new Pace(properties.inbox().batch(), FETCH));
    }

    private static ProjectorWork work(HikariDataSource database, ProjectorProperties properties) throws IOException {
        String known = InboxConfiguration.class.getPackage().getImplementationVersion();
        String version = known == null ? "0-dev" : known;
        InstantSource clock = InstantSource.system();
        return new ProjectorWork(
                database,
                new ProjectorWork.Envelopes(
                        new SessionEnvelopes(properties.region(), version),
                        new SubjectEnvelopes(properties.region(), version)),
                properties.openExports(),
                new MonotonicUlids(clock, new SecureRandom()),
                clock,
                properties.work().settings());
    }

    @Bean
    ProjectorLife projector(RunningProjector.Tools tools, InboxPartitions partitions, ProjectorProperties properties) {
        return new ProjectorLife(properties.natsSettings(), properties.topology(), partitions, tools);
    }
}
