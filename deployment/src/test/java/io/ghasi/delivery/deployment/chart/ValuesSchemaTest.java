package io.ghasi.delivery.deployment.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValuesSchemaTest {
    @ParameterizedTest
    @CsvSource({
        "image.tag,latest,tag",
        "image.tag,'',tag",
        "image.tagg,1.2.3,tagg",
        "environment,prod-mars,environment",
        "deliveryEnv,dev,deliveryEnv",
        "region,mars,region",
        "logLevel,loud,logLevel",
        "routing,nginx,routing",
        "heapPercent,95,heapPercent",
        "api.minReplicas,none,minReplicas",
        "api.resources.limits.memory,plenty,memory",
        "api.env.NODE_ENV,production,NODE_ENV",
        "api.env.DELIVERY_DATABASE_PASSWORD,hunter2,DELIVERY_DATABASE_PASSWORD",
        "api.env.DELIVERY_ENV,dev,DELIVERY_ENV",
        "outboxRelay.poolConnections,21,poolConnections",
        "pgbouncer.image,pgbouncer:latest,image",
        "exports.endpoint,http://s3.example,endpoint",
        "exports.authority.kind,File,kind",
        "packages.endpoint,http://s3.example,endpoint",
        "redis.authority.name,'',name",
        "neighbours.identity,identity,identity",
        "shutdown.graceSeconds,5,graceSeconds",
        "otlpProtocol,thrift,otlpProtocol",
        "tracesPercent,101,tracesPercent",
        "metrics.dashboards.label,Board!,label",
        "contentHost.wildcard,content.ghasi.io,wildcard",
        "database.host,postgres://x,host",
        "tokens.keys,hsm,keys",
        "tokens.keys,vault,vault",
        "tokens.keys,aws-kms,aws",
        "kms.vault.address,http://vault:8200,address",
        "kms.aws.endpoint,http://kms,endpoint",
        "kms.aws.role,delivery,role",
        "kms.gcp.region,eu,gcp"
    })
    void whatIsWrongIsRefusedByName(String key, String value, String named) {
        Chart wrong = Chart.of("prod-us").with(key, value);

        assertThatThrownBy(wrong::render)
                .hasMessageContaining("values don't meet the specifications")
                .hasMessageContaining(named);
    }

    @Test
    void thereIsNoDefaultTag() {
        assertThatThrownBy(() -> new Chart(List.of("dev"), Map.of()).render()).hasMessageContaining("tag");
    }

    @Test
    void plaintextToNatsIsRefused() {
        assertThatThrownBy(() -> Chart.of("dev")
                        .with("nats.servers[0]", "nats://nats.data:4222")
                        .render())
                .hasMessageContaining("servers");
    }

    @ParameterizedTest
    @CsvSource({"0123abc", "v1.2.3", "1.2.3-rc.1", "89abcdef0123456789abcdef0123456789abcdef"})
    void aShaAndAReleaseAreTags(String tag) {
        assertThat(Rendered.process(
                                Chart.of("dev").with("image.tag", tag).render().api())
                        .at("image")
                        .text())
                .endsWith(":" + tag);
    }
}
