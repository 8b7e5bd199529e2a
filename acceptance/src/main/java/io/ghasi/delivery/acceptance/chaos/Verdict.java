package io.ghasi.delivery.acceptance.chaos;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the auditor found.
 *
 * @param acknowledged commands that the api said were done
 * @param delivered those of them whose event is in the stream
 * @param reordered events whose first occurrence is not next in their aggregate's order, holes included
 * @param duplicatesApplied commands that had an effect twice
 * @param findings what was wrong, some lines
 */
record Verdict(int acknowledged, int delivered, int reordered, int duplicatesApplied, List<String> findings) {
    private static final int FINDINGS = 20;

    int lost() {
        return acknowledged - delivered;
    }

    boolean isGood() {
        return acknowledged > 0 && lost() == 0 && reordered == 0 && duplicatesApplied == 0;
    }

    /** {@code acknowledged=A delivered=A lost=0 reordered=0 duplicates_applied=0}. */
    String line() {
        return "acknowledged=" + acknowledged + " delivered=" + delivered + " lost=" + lost() + " reordered="
                + reordered + " duplicates_applied=" + duplicatesApplied;
    }

    static Verdict of(Ledger ledger, List<Told> stream) {
        List<String> findings = new ArrayList<>();
        Map<String, Set<String>> eventsOfTrace = new HashMap<>();
        int reordered = reordered(stream, eventsOfTrace, findings);
        int delivered = 0;
        for (Map.Entry<String, Set<String>> session : ledger.commands().entrySet()) {
            for (String trace : session.getValue()) {
                if (eventsOfTrace.containsKey(trace)) {
                    delivered++;
                } else {
                    findings.add("lost: " + trace + " of " + session.getKey());
                }
            }
        }
        int twice = 0;
        for (Map.Entry<String, Set<String>> trace : eventsOfTrace.entrySet()) {
            if (trace.getValue().size() > 1) {
                twice++;
                findings.add("twice: " + trace);
            }
        }
        return new Verdict(
                ledger.size(),
                delivered,
                reordered,
                twice,
                findings.stream().limit(FINDINGS).toList());
    }

    private static int reordered(List<Told> stream, Map<String, Set<String>> eventsOfTrace, List<String> findings) {
        Set<String> seen = new HashSet<>();
        Map<String, Integer> versions = new HashMap<>();
        int reordered = 0;
        for (Told told : stream) {
            if (!seen.add(told.id())) {
                continue;
            }
            eventsOfTrace.computeIfAbsent(told.trace(), it -> new HashSet<>()).add(told.id());
            int before = versions.getOrDefault(told.aggregate(), 0);
            if (told.version() != before + 1) {
                reordered++;
                findings.add("version " + told.version() + " of " + told.aggregate() + " after " + before);
            }
            versions.put(told.aggregate(), Math.max(before, told.version()));
        }
        return reordered;
    }
}
