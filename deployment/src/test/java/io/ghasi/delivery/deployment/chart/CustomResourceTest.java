package io.ghasi.delivery.deployment.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Custom resources of all charts and of {@code deploy/argocd}; together with broken ones, so that Node starts once. */
class CustomResourceTest {
    private static final String BROKEN = "broken";
    private static List<Tree> sound = List.of();
    private static List<String> faults = List.of();

    @BeforeAll
    static void check() throws IOException, InterruptedException {
        Stream<Tree> argo = Stream.of("project", "project-hotfix", "applicationset")
                .flatMap(file -> Yaml.file("deploy/argocd/" + file + ".yaml").stream());
        sound = Stream.concat(custom(), argo)
                .filter(it -> !ByHand.has(it.kind()))
                .toList();
        List<Tree> all = new ArrayList<>(sound);
        all.addAll(broken());
        faults = MakersTypes.faults(all);
    }

    private static Stream<Tree> custom() {
        return Chart.all().stream()
                .flatMap(chart -> chart.render().objects().stream())
                .filter(object -> !BuiltIn.is(object))
                .distinct();
    }

    private static List<Tree> broken() {
        Rendered production = Chart.of("large", "prod-us").render();
        Tree rollout = production.api().with("metadata/name", BROKEN);
        Tree service = production.one("VirtualService", "delivery-service").with("metadata/name", BROKEN);
        return List.of(
                rollout.with("spec/strategy/canary/stpes", List.of()),
                rollout.with("kind", "Rolout"),
                service.with("spec/hosts", "one"));
    }

    @Test
    void everyCustomResourceIsAsItsMakerSays() {
        assertThat(sound)
                .extracting(Tree::kind)
                .contains("Rollout", "AnalysisTemplate", "VirtualService", "Gateway", "DestinationRule")
                .contains("PeerAuthentication", "ServiceMonitor", "ExternalSecret", "IngressRoute", "TraefikService")
                .contains("AppProject", "ApplicationSet");
        assertThat(faults).allMatch(fault -> fault.contains(BROKEN));
    }

    @Test
    void misspeltFieldsAndWrongTypesAreSeen() {
        assertThat(faults)
                .anyMatch(fault -> fault.contains("stpes"))
                .anyMatch(fault -> fault.contains("hosts"))
                .anyMatch(fault -> fault.contains("no package has"));
    }

    @Test
    void theOthersAreAsTheirSchemasSay() {
        List<Tree> others = custom().filter(it -> ByHand.has(it.kind())).toList();

        assertThat(others).extracting(Tree::kind).contains("Stream", "Consumer", "Canary", "MetricTemplate");
        assertThat(others.stream().flatMap(it -> ByHand.faults(it.kind(), it).stream()))
                .isEmpty();
    }

    @Test
    void schemasByHandSeeThemToo() {
        Tree stream = Chart.of("large", "prod-us").render().one("Stream", "delivery");

        assertThat(ByHand.faults("Stream", stream.with("spec/maxBytes", "1TB"))).isNotEmpty();
        assertThat(ByHand.faults("Stream", stream.with("spec/maxByte", 1))).anyMatch(it -> it.contains("maxByte"));
    }
}
