package io.ghasi.delivery.acceptance.tenants.model;

/** One active session of a course on a device: the other one pauses. */
final class Rivals {
    private Rivals() {}

    /** Pauses whatever is where {@code session} is going to be. */
    static void pause(Session session, Ledger ledger) {
        for (Session other : ledger.sessions(session.side())) {
            if (other.isActive()
                    && !other.id().equals(session.id())
                    && other.course() == session.course()
                    && other.device().equals(session.device())) {
                ledger.put(other.paused());
            }
        }
    }
}
