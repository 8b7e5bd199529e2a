package io.ghasi.delivery.acceptance.chaos;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What learners were told is done: the auditor's own record, made from answers alone. */
final class Ledger {
    private final Map<String, Set<String>> commands = new ConcurrentHashMap<>();
    private final Set<String> revoked = ConcurrentHashMap.newKeySet();

    /** The api said that the command of {@code trace}, to {@code session}, is done. */
    void acknowledged(String session, String trace) {
        commands.computeIfAbsent(session, it -> ConcurrentHashMap.newKeySet()).add(trace);
    }

    /** The enrollment service said that the enrollment of {@code session} is revoked. */
    void revoked(String session) {
        revoked.add(session);
    }

    /** Sessions that have to be paused, once each. */
    Set<String> revoked() {
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
