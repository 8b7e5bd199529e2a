package io.ghasi.delivery.api;

import io.ghasi.delivery.adapters.kms.SealedSecrets;
import io.ghasi.delivery.adapters.settings.ProcessStart;
import io.ghasi.delivery.api.wiring.ApiConfiguration;
import io.ghasi.delivery.api.wiring.DeliveryProperties;

/** delivery-api: HTTP on 8080, metrics on 9090. */
public final class DeliveryApi {
    private DeliveryApi() {}

    /** Runs until it is told to stop; requests that are under way then are finished. With the word {@code settings} it shows what there
     * is to set instead. */
    public static void main(String[] args) {
        ProcessStart.run(
                ApiConfiguration.class,
                DeliveryProperties.class,
                new SealedSecrets(System.getenv()),
                DeliveryProperties::doubt,
                args);
    }
}
