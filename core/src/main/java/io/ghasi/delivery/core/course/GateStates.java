package io.ghasi.delivery.core.course;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is known about a learner's gates: passed, not passed, or nothing yet. A gate nobody knows anything about is closed.
 *
 * @param known gate id to whether it is passed
 */
public record GateStates(Map<String, Boolean> known) {
    private static final GateStates NONE = new GateStates(Map.of());

    public GateStates {
        known = Map.copyOf(known);
    }

    /** Nothing known. */
    public static GateStates none() {
        return NONE;
    }

    public boolean isPassed(String gate) {
        return known.getOrDefault(gate, false);
    }

    /** Those of {@code gates} that are not passed. */
    public List<String> closed(Collection<String> gates) {
        return gates.stream().filter(gate -> !isPassed(gate)).toList();
    }

    /** Those of {@code gates} about which nothing is known. */
    public List<String> unknown(Collection<String> gates) {
        return gates.stream().filter(gate -> !known.containsKey(gate)).toList();
    }

    /** These, and what {@code more} adds. */
    public GateStates and(GateStates more) {
        Map<String, Boolean> all = new HashMap<>(more.known);
        all.putAll(known);
        return new GateStates(all);
    }
}
