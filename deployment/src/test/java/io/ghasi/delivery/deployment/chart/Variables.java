package io.ghasi.delivery.deployment.chart;

import java.util.Map;
import java.util.TreeMap;

/** What a container's environment says. */
final class Variables {
    private Variables() {}

    static Map<String, String> of(Tree container) {
        Map<String, String> variables = new TreeMap<>();
        container
                .at("env")
                .each()
                .forEach(entry ->
                        variables.put(entry.at("name").text(), entry.at("value").text()));
        return variables;
    }
}
