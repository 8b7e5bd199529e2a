package io.ghasi.delivery.core.session;

/** Why a session was paused. */
public enum PauseReason {
    LEARNER,
    NEW_SESSION,
    SYNC,
    ENROLLMENT,
    REVOCATION,
    INACTIVITY
}
