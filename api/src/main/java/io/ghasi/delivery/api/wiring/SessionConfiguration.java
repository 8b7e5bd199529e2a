package io.ghasi.delivery.api.wiring;

import io.ghasi.delivery.adapters.postgres.GroupCommit;
import io.ghasi.delivery.api.exchange.WriteRequests;
import io.ghasi.delivery.api.sessions.LastController;
import io.ghasi.delivery.api.sessions.ListController;
import io.ghasi.delivery.api.sessions.NavigateController;
import io.ghasi.delivery.api.sessions.ReadController;
import io.ghasi.delivery.api.sessions.RuntimeController;
import io.ghasi.delivery.api.sessions.RuntimeGrants;
import io.ghasi.delivery.api.sessions.StartController;
import io.ghasi.delivery.api.sessions.TransitionController;
import io.ghasi.delivery.api.telemetry.SessionMetrics;
import io.ghasi.delivery.core.flags.Flags;
import io.ghasi.delivery.core.ids.IdSource;
import io.ghasi.delivery.core.ids.MonotonicUlids;
import io.ghasi.delivery.core.limits.Limits;
import io.ghasi.delivery.core.session.CourseManifests;
import io.ghasi.delivery.core.session.Enrollments;
import io.ghasi.delivery.core.session.GateResults;
import io.ghasi.delivery.core.session.Memories;
import io.ghasi.delivery.core.session.Packages;
import io.ghasi.delivery.core.session.SessionUseCases;
import io.ghasi.delivery.core.session.Sessions;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Play sessions: the use cases and who speaks for them over HTTP. */
@Configuration(proxyBeanMethods = false)
class SessionConfiguration {
    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }

    @Bean
    IdSource ids(InstantSource clock) {
        return new MonotonicUlids(clock, new SecureRandom());
    }

    @Bean
    SessionUseCases useCases(
            Sessions sessions,
            GroupCommit store,
            NatsConfiguration.Pokes pokes,
            SessionMetrics metrics,
            Enrollments enrollments,
            Packages packages,
            CourseManifests manifests,
            Memories memories,
            GateResults gates,
            Limits limits,
            Flags flags,
            InstantSource clock,
            IdSource ids,
            DeliveryProperties properties) {
        SessionUseCases.Ports ports = new SessionUseCases.Ports(
                sessions,
                new TellingStore(store, decision -> {
                    pokes.poke();
                    metrics.count(decision);
                }),
                enrollments,
                packages,
                manifests,
                memories,
                gates,
                limits,
                flags,
                clock,
                ids);
        return new SessionUseCases(ports, properties.limits().sessions());
    }

    @Bean
    SessionMetrics sessionMetrics(PrometheusMeterRegistry registry) {
        return new SessionMetrics(registry);
    }

    @Bean
    WriteRequests writeRequests(InstantSource clock) {
        return new WriteRequests(clock);
    }

    @Bean
    StartController startController(SessionUseCases useCases, WriteRequests writes, RuntimeGrants grants) {
        return new StartController(useCases.start(), writes, grants);
    }

    @Bean
    NavigateController navigateController(SessionUseCases useCases, WriteRequests writes) {
        return new NavigateController(useCases.navigate(), writes);
    }

    @Bean
    TransitionController transitionController(SessionUseCases useCases, WriteRequests writes, RuntimeGrants grants) {
        return new TransitionController(useCases, writes, grants);
    }

    @Bean
    ReadController readController(SessionUseCases useCases, RuntimeGrants grants) {
        return new ReadController(useCases.read(), useCases.outline(), grants);
    }

    @Bean
    RuntimeController runtimeController(SessionUseCases useCases) {
        return new RuntimeController(useCases.runtime());
    }

    @Bean
    ListController listController(Sessions sessions) {
        return new ListController(sessions);
    }

    @Bean
    LastController lastController(Sessions sessions) {
        return new LastController(sessions);
    }
}
