package io.ghasi.delivery.api.wiring;

import io.ghasi.delivery.adapters.platform.HttpCourseManifests;
import io.ghasi.delivery.adapters.platform.HttpEnrollments;
import io.ghasi.delivery.adapters.platform.HttpGateResults;
import io.ghasi.delivery.adapters.platform.HttpPackages;
import io.ghasi.delivery.adapters.platform.HttpTenantDirectory;
import io.ghasi.delivery.adapters.platform.Neighbours;
import io.ghasi.delivery.adapters.platform.Patience;
import java.io.IOException;
import java.util.SplittableRandom;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The neighbour services, each behind the port of ours that asks it. */
@Configuration(proxyBeanMethods = false)
class NeighbourConfiguration {
    private static final long ROOM_FOR_COURSES = 64L * 1024 * 1024;

    @Bean(destroyMethod = "close")
    Neighbours neighbours(DeliveryProperties properties) throws IOException {
        return new Neighbours(Patience.standard(), properties.neighbours().authorities());
    }

    @Bean
    HttpTenantDirectory tenants(Neighbours neighbours, DeliveryProperties properties) {
        return new HttpTenantDirectory(
                neighbours, properties.neighbours().tenants().value());
    }

    @Bean
    HttpEnrollments enrollments(Neighbours neighbours, DeliveryProperties properties) {
        return new HttpEnrollments(
                neighbours, properties.neighbours().enrollment().value());
    }

    @Bean
    HttpPackages packages(Neighbours neighbours, DeliveryProperties properties) {
        return new HttpPackages(neighbours, properties.neighbours().content().value());
    }

    @Bean
    HttpCourseManifests manifests(Neighbours neighbours, DeliveryProperties properties) {
        return new HttpCourseManifests(
                neighbours, properties.neighbours().content().value(), ROOM_FOR_COURSES, SplittableRandom::new);
    }

    @Bean
    HttpGateResults gates(Neighbours neighbours, DeliveryProperties properties) {
        return new HttpGateResults(
                neighbours, properties.neighbours().assessment().value());
    }
}
