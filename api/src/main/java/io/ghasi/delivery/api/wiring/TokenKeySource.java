package io.ghasi.delivery.api.wiring;

import io.ghasi.delivery.adapters.keys.JwksKeys;
import io.ghasi.delivery.adapters.keys.KeySource;
import io.ghasi.delivery.adapters.kms.ServiceKeys;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;

/** Where the keys are that tokens are verified with. */
public enum TokenKeySource {
    /** Where identity publishes them. */
    JWKS {
        @Override
        KeySource open(DeliveryProperties properties) throws IOException {
            DeliveryProperties.Neighbours neighbours = properties.neighbours();
            return new JwksKeys(
                    neighbours.identity().value().resolve("/.well-known/jwks.json"), ANSWER, neighbours.authorities());
        }
    },
    AWS_KMS {
        @Override
        KeySource open(DeliveryProperties properties) throws IOException {
            return new ServiceKeys(
                    Objects.requireNonNull(properties.kms()).open(),
                    properties.tokens().keyNames());
        }
    },
    VAULT {
        @Override
        KeySource open(DeliveryProperties properties) throws IOException {
            return new ServiceKeys(
                    Objects.requireNonNull(properties.vault()).open(),
                    properties.tokens().keyNames());
        }
    };

    private static final Duration ANSWER = Duration.ofSeconds(2);

    /** What {@code properties} say of it, opened: they were guarded before. */
    abstract KeySource open(DeliveryProperties properties) throws IOException;

    /** As it is said: {@code aws-kms}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
