package io.ghasi.delivery.api.wiring;

import io.ghasi.delivery.adapters.keys.CachedKeySet;
import io.ghasi.delivery.adapters.keys.TokenRules;
import io.ghasi.delivery.adapters.keys.TokenVerifier;
import java.io.IOException;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Bearer tokens, and the keys that vouch for them. */
@Configuration(proxyBeanMethods = false)
class TokenConfiguration {
    @Bean(destroyMethod = "close")
    CachedKeySet keys(DeliveryProperties properties) throws IOException {
        return new CachedKeySet(properties.tokens().keys().open(properties), CachedKeySet.Timing.standard());
    }

    @Bean
    TokenVerifier tokens(CachedKeySet keys, DeliveryProperties properties, InstantSource clock) {
        TokenRules rules =
                TokenRules.of(properties.tokens().issuer(), properties.tokens().audience());
        return new TokenVerifier(keys, rules, clock);
    }
}
