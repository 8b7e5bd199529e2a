package io.ghasi.delivery.core.scorm.sequencing;

/** How the current activity ends. */
enum Termination {
    EXIT,
    EXIT_ALL,
    SUSPEND_ALL,
    ABANDON,
    ABANDON_ALL
}
