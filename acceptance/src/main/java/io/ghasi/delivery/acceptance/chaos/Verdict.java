package io.ghasi.delivery.acceptance.chaos;

import io.ghasi.delivery.core.ids.EnrollmentId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What the auditor found.
 *
 * @param acknowledged commands that the api said were done, and revocations that the enrollment service did
 * @param delivered those of them whose event is in the stream; of a revocation, that its session is paused and that the projection knows of it
 * @param reordered events whose first occurrence is not next in their aggregate's order, holes included
 * @param duplicatesApplied commands and revocations that had an effect twice
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

    /** Of what {@code ledger} was told, what the stream has, and the enrollments that the projection says are revoked. */
    static Verdict of(Ledger ledger, List<Told> stream, Set<UUID> projected) {
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
        Map<String, Integer> pauses = pauses(stream);
        for (Map.Entry<String, EnrollmentId> revoked : ledger.revoked().entrySet()) {
            if (!pauses.containsKey(revoked.getKey())) {
                findings.add("revoked and not paused: " + revoked.getKey());
            } else if (!projected.contains(revoked.getValue().value())) {
                findings.add("revoked and not projected: " + revoked.getKey());
            } else {
                delivered++;
            }
        }
        int twice = twice(eventsOfTrace, ledger, pauses, findings);
        return new Verdict(
                ledger.size(),
                delivered,
                reordered,
                twice,
                findings.stream().limit(FINDINGS).toList());
    }

    private static int twice(
            Map<String, Set<String>> eventsOfTrace, Ledger ledger, Map<String, Integer> pauses, List<String> findings) {
        int twice = 0;
        for (Set<String> traces : ledger.commands().values()) {
            for (String trace : traces) {
                if (eventsOfTrace.getOrDefault(trace, Set.of()).size() > 1) {
                    twice++;
                    findings.add("twice: " + trace + " " + eventsOfTrace.get(trace));
                }
            }
        }
        for (Map.Entry<String, Integer> pause : pauses.entrySet()) {
            if (pause.getValue() > 1 || !ledger.revoked().containsKey(pause.getKey())) {
                twice++;
                findings.add("paused " + pause.getValue() + " times: " + pause.getKey());
            }
        }
        return twice;
    }

    // Session → pauses for its enrollment's sake, copies of an event not counted.
    private static Map<String, Integer> pauses(List<Told> stream) {
        Set<String> seen = new HashSet<>();
        Map<String, Integer> pauses = new HashMap<>();
        for (Told told : stream) {
            if (told.isRevocation() && seen.add(told.id())) {
                pauses.merge(told.aggregate(), 1, Integer::sum);
            }
        }
        return pauses;
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
