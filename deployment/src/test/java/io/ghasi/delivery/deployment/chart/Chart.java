package io.ghasi.delivery.deployment.chart;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A way to render the chart: values files, then single values on top.
 *
 * @param files names without {@code values-} and {@code .yaml}
 */
public record Chart(List<String> files, Map<String, Object> values) {
    static final String TAG = "0123abc";
    static final String NAMESPACE = "delivery";
    private static final Path FOLDER = Unhooked.copy(Yaml.ROOT.resolve("charts/delivery-service"));
    private static final Map<Chart, Rendered> SEEN = new ConcurrentHashMap<>();

    /** With a tag; such as {@code Chart.of("large", "prod-us")}. */
    public static Chart of(String... files) {
        return new Chart(List.of(files), Map.of("image.tag", TAG));
    }

    /** The same, with a value on top, as {@code --set} has it. */
    public Chart with(String key, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(values);
        more.put(key, value);
        return new Chart(files, more);
    }

    /** What {@code helm template} answers. An {@code IllegalStateException} says what Helm refuses. */
    public Rendered render() {
        return SEEN.computeIfAbsent(this, Chart::call);
    }

    private Rendered call() {
        TemplateCommand command = new Helm(FOLDER)
                .template()
                .withName("delivery")
                .withNamespace(NAMESPACE)
                .withKubeVersion("1.31.0");
        for (String file : files) {
            command.withValuesFile(FOLDER.resolve("values-" + file + ".yaml"));
        }
        values.forEach(command::set);
        return new Rendered(Yaml.all(Unhooked.back(command.call())));
    }

    /** What the matrix of tests renders: every environment in every size that it may have, and every switch. */
    static List<Chart> all() {
        List<Chart> all = new ArrayList<>(List.of(of("dev"), of("staging")));
        for (String region : List.of("us", "eu", "me", "ap")) {
            all.add(of("small", "prod-" + region));
            all.add(of("large", "prod-" + region));
        }
        Chart large = of("large", "prod-us");
        all.add(large.with("rollout.enabled", false));
        all.add(large.with("rollout.enabled", false).with("flagger.enabled", true));
        all.add(large.with("rollout.enabled", false)
                .with("flagger.enabled", true)
                .with("routing", "traefik"));
        all.add(large.with("routing", "traefik").with("istio.mtls", false));
        all.add(large.with("rollout.enabled", false).with("routing", "none"));
        all.add(large.with("api.autoscaling.enabled", false).with("migration.enabled", false));
        all.add(large.with("networkPolicy.enabled", false).with("nats.resources.enabled", false));
        all.add(large.with("database.authority.kind", "Secret").with("contentHost.enabled", false));
        return all;
    }
}
