package io.ghasi.delivery.deployment.chart;

import java.util.Map;
import java.util.TreeMap;

/** Values on values, as Helm lays them. */
record Merged(Tree tree) {
    Merged with(Tree over) {
        return new Merged(new Tree(merge(tree, over)));
    }

    private static Object merge(Tree under, Tree over) {
        if (!(under.value() instanceof Map<?, ?>) || !(over.value() instanceof Map<?, ?>)) {
            return over.text().isEmpty() || over.value() == null ? "" : over.value();
        }
        Map<String, Object> merged = new TreeMap<>();
        under.members().forEach((name, value) -> {
            if (value.value() != null) {
                merged.put(name, value.value());
            }
        });
        over.members().forEach((name, value) -> merged.put(name, merge(under.child(name), value)));
        return merged;
    }
}
