package io.ghasi.delivery.api;

import io.ghasi.delivery.api.wiring.ApiConfiguration;
import org.springframework.boot.SpringApplication;

/** delivery-api: HTTP on 8080, metrics on 9090. */
public final class DeliveryApi {
    private DeliveryApi() {}

    /** Runs until it is told to stop; requests that are under way then are finished. */
    public static void main(String[] args) {
        SpringApplication.run(ApiConfiguration.class, args);
    }
}
