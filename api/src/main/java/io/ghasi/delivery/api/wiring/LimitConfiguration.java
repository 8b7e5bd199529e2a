package io.ghasi.delivery.api.wiring;

import io.ghasi.delivery.adapters.process.Housekeeping;
import io.ghasi.delivery.adapters.redis.LocalLimits;
import io.ghasi.delivery.adapters.redis.RedisConnector;
import io.ghasi.delivery.adapters.redis.RedisLimits;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Limits: counted in Redis for all processes, in this one alone while Redis is away. */
@Configuration(proxyBeanMethods = false)
class LimitConfiguration {
    // What is new is noticed within so long. A file is all that is looked at.
    private static final Duration RENEW_EVERY = Duration.ofSeconds(2);

    // Closed by whoever counts with it.
    @Bean(destroyMethod = "")
    RedisConnector redis(DeliveryProperties properties) throws IOException {
        return RedisConnector.to(properties.redis());
    }

    @Bean(destroyMethod = "close")
    RedisLimits limits(RedisConnector redis, PrometheusMeterRegistry registry, DeliveryProperties properties) {
        LocalLimits local =
                new LocalLimits(System::nanoTime, properties.limits().window());
        return new RedisLimits(redis, local, System::nanoTime, registry);
    }

    @Bean(destroyMethod = "close")
    Housekeeping renewRedis(RedisConnector redis) {
        return new Housekeeping(RENEW_EVERY, RENEW_EVERY, List.of(redis::renew));
    }
}
