package io.ghasi.delivery.core.course;

/** How a learner moved. */
public enum NavigationType {
    NEXT,
    PREVIOUS,
    JUMP,
    BRANCH
}
