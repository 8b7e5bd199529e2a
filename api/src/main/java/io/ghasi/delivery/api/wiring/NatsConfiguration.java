package io.ghasi.delivery.api.wiring;

import io.ghasi.delivery.adapters.nats.CommitPokes;
import io.ghasi.delivery.adapters.nats.NatsAccess;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** NATS, which the api needs for one thing: to tell relays that there is something to carry. */
@Configuration(proxyBeanMethods = false)
class NatsConfiguration {
    @Bean(destroyMethod = "close")
    Pokes pokes(DeliveryProperties properties) {
        NatsAccess nats = properties.nats();
        return new Pokes(nats == null ? null : new CommitPokes(nats.settings(DeliveryProperties.PROCESS)));
    }

    /** {@code sender} is null where relays are left to look for themselves. */
    record Pokes(@Nullable CommitPokes sender) implements AutoCloseable {
        void poke() {
            if (sender != null) {
                sender.poke();
            }
        }

        @Override
        public void close() {
            if (sender != null) {
                sender.close();
            }
        }
    }
}
