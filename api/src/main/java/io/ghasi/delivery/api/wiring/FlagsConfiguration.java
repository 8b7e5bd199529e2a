package io.ghasi.delivery.api.wiring;

import io.ghasi.delivery.adapters.flags.FileProvider;
import io.ghasi.delivery.adapters.flags.FlagFile;
import io.ghasi.delivery.adapters.flags.FlagSet;
import io.ghasi.delivery.adapters.flags.FlagWatch;
import io.ghasi.delivery.adapters.flags.TenantFlags;
import io.ghasi.delivery.adapters.process.Housekeeping;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Flags: OpenFeature, with the provider that is chosen here. Another one is another bean of {@code flagProvider}; see docs/adr/0032. */
@Configuration(proxyBeanMethods = false)
class FlagsConfiguration {
    @Bean
    FileProvider flagProvider() {
        return new FileProvider(FlagSet.NONE);
    }

    // Read once before anybody asks.
    @Bean(destroyMethod = "close")
    Housekeeping flagWatch(FileProvider flagProvider, PrometheusMeterRegistry registry, DeliveryProperties properties) {
        Path file = properties.flags().file();
        if (file == null) {
            return new Housekeeping(
                    properties.flags().every(), properties.flags().every(), List.of());
        }
        FlagWatch watch = new FlagWatch(new FlagFile(file), flagProvider, registry);
        watch.run();
        return new Housekeeping(properties.flags().every(), properties.flags().every(), List.of(watch));
    }

    @Bean(destroyMethod = "close")
    TenantFlags flags(FileProvider flagProvider, Housekeeping flagWatch, DeliveryProperties properties) {
        return TenantFlags.of(flagProvider, properties.region());
    }
}
