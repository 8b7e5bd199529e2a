package io.ghasi.delivery.core.scorm.sequencing;

/** Of a traversal. */
enum Direction {
    FORWARD,
    BACKWARD
}
