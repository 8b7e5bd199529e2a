package io.ghasi.delivery.core.session;

/** Why a session goes on: its learner came back, or took it over on another device. */
public enum ResumeReason {
    LEARNER,
    DEVICE
}
