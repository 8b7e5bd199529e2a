package io.ghasi.delivery.deployment.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InfrastructureTest {
    @ParameterizedTest
    @CsvSource({
        "dev,dev,5Gi,1Gi,10Gi",
        "staging,staging,50Gi,2Gi,50Gi",
        "small,prod-us,500Gi,8Gi,500Gi",
        "large,prod-us,2Ti,16Gi,2Ti"
    })
    void whatTheEnvironmentProvidesIsAsTheSizingTableSays(
            String size, String environment, String database, String redis, String nats) {
        Map<String, Tree> says = Chart.of(size, environment)
                .render()
                .one("ConfigMap", "delivery-infrastructure")
                .at("data")
                .members();

        assertThat(says)
                .containsEntry("database.size", new Tree(database))
                .containsEntry("redis.size", new Tree(redis))
                .containsEntry("nats.size", new Tree(nats))
                .containsEntry("nats.nodes", new Tree("5"))
                .containsEntry("database.cpu", new Tree("16"))
                .containsEntry("database.memory", new Tree("64Gi"))
                .containsEntry("database.readReplicas", new Tree("2"))
                .containsEntry("database.writerConnections", new Tree("500"))
                .containsEntry("database.readerConnections", new Tree("200"));
    }
}
