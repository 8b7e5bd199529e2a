package io.ghasi.delivery.core.session;

/** One learner working through one version of a course on one device. Each state is a type that has its transitions alone. */
public sealed interface PlaySession permits ActiveSession, PausedSession, EndedSession {
    /** What every state has. */
    Snapshot at();

    default SessionFacts facts() {
        return at().facts();
    }

    default int version() {
        return at().version();
    }
}
