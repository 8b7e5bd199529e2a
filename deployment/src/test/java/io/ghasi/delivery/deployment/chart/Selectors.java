package io.ghasi.delivery.deployment.chart;

/** Which labels a selector finds. */
final class Selectors {
    private Selectors() {}

    static boolean match(Tree selector, Tree labels) {
        return selector.members().entrySet().stream()
                .allMatch(wanted -> labels.child(wanted.getKey()).equals(wanted.getValue()));
    }
}
