package io.ghasi.delivery.acceptance.chaos;

import io.ghasi.delivery.core.ids.EnrollmentId;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What learners were told is done: the auditor's own record, made from answers alone. */
final class Ledger {
    private final Map<String, Set<String>> commands = new ConcurrentHashMap<>();
    private final Map<String, EnrollmentId> revoked = new ConcurrentHashMap<>();

    /** The api said that the command of {@code trace}, to {@code session}, is done. */
    void acknowledged(String session, String trace) {
        commands.computeIfAbsent(session, it -> ConcurrentHashMap.newKeySet()).add(trace);
    }

    /** The enrollment service said that {@code enrollment}, of {@code session}, is revoked. */
    void revoked(String session, EnrollmentId enrollment) {
        revoked.put(session, enrollment);
    }

    /** Sessions that have to be paused, once each → the enrollment that is revoked. */
    Map<String, EnrollmentId> revoked() {
        return revoked;
    }

    /** Session → traces of its commands. */
    Map<String, Set<String>> commands() {
        return commands;
    }

    int size() {
        return revoked.size() + commands.values().stream().mapToInt(Set::size).sum();
    }
}
