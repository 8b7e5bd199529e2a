package io.ghasi.delivery.acceptance.relay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Who remembers what was committed, stored and applied, and what must not have been. */
final class Audit {
    private final Map<UUID, Integer> committed = new HashMap<>();
    private final Map<UUID, Integer> stored = new HashMap<>();
    private final Set<UUID> storedEvents = new HashSet<>();
    private final Map<UUID, Integer> applied = new HashMap<>();
    private final Set<UUID> appliedEvents = new HashSet<>();
    private final List<String> violations = new ArrayList<>();

    void committed(UUID aggregate, int version) {
        committed.put(aggregate, version);
    }

    /** The stream has taken an event; what it held before does not count. */
    void stored(UUID aggregate, int version, UUID event) {
        if (storedEvents.add(event)) {
            expectNext("reordered", stored, aggregate, version);
        }
    }

    void applied(UUID aggregate, int version, UUID event) {
        if (!appliedEvents.add(event)) {
            violation("applied twice: version " + version + " of " + aggregate);
        } else {
            expectNext("applied out of order", applied, aggregate, version);
        }
    }

    private void expectNext(String what, Map<UUID, Integer> seen, UUID aggregate, int version) {
        int before = seen.getOrDefault(aggregate, 0);
        if (version != before + 1) {
            violation(what + ": version " + version + " of " + aggregate + " after " + before);
        }
        seen.put(aggregate, Math.max(before, version));
    }

    boolean wasStored(UUID event) {
        return storedEvents.contains(event);
    }

    /** At the end, an aggregate has come all the way, or up to what was put aside. */
    void ended(UUID aggregate, int parkedVersion) {
        int wanted = parkedVersion == 0 ? committed.getOrDefault(aggregate, 0) : parkedVersion - 1;
        expect("lost", stored, aggregate, wanted);
        expect("not applied", applied, aggregate, wanted);
    }

    private void expect(String what, Map<UUID, Integer> seen, UUID aggregate, int wanted) {
        int last = seen.getOrDefault(aggregate, 0);
        if (last != wanted) {
            violation(what + ": " + aggregate + " came to version " + last + " of " + wanted);
        }
    }

    /** Whether consumers have come as far as the stream. */
    boolean isSettled() {
        return stored.equals(applied);
    }

    void violation(String what) {
        violations.add(what);
    }

    List<String> violations() {
        return violations;
    }
}
