package io.ghasi.delivery.api.wiring;

import io.ghasi.delivery.adapters.redis.LocalLimits;
import io.ghasi.delivery.adapters.redis.RedisLimits;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Limits: counted in Redis for all processes, in this one alone while Redis is away. */
@Configuration(proxyBeanMethods = false)
class LimitConfiguration {
    @Bean(destroyMethod = "close")
    RedisLimits limits(PrometheusMeterRegistry registry, DeliveryProperties properties) {
        LocalLimits local =
                new LocalLimits(System::nanoTime, properties.limits().window());
        return new RedisLimits(properties.redis().uri().value().toString(), local, System::nanoTime, registry);
    }
}
