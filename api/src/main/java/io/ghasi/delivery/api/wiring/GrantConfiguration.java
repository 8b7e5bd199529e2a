package io.ghasi.delivery.api.wiring;

import io.ghasi.delivery.adapters.grants.GrantKeys;
import io.ghasi.delivery.adapters.grants.Grants;
import io.ghasi.delivery.adapters.process.Housekeeping;
import io.ghasi.delivery.api.sessions.RuntimeGrants;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Run-time grants, and the keys that they are signed with. */
@Configuration(proxyBeanMethods = false)
class GrantConfiguration {
    // What is new is noticed within so long. A file is all that is looked at.
    private static final Duration RENEW_EVERY = Duration.ofSeconds(2);

    @Bean
    GrantKeys grantKeys(DeliveryProperties properties) {
        return new GrantKeys(properties.grant().keys());
    }

    @Bean(destroyMethod = "close")
    Housekeeping renewGrantKeys(GrantKeys keys) {
        return new Housekeeping(RENEW_EVERY, RENEW_EVERY, List.of(keys::renew));
    }

    @Bean
    Grants grants(GrantKeys keys, InstantSource clock) {
        return new Grants(keys, clock);
    }

    @Bean
    RuntimeGrants runtimeGrants(Grants grants) {
        return new RuntimeGrants(grants);
    }
}
