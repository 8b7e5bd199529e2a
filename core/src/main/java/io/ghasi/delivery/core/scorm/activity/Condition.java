package io.ghasi.delivery.core.scorm.activity;

/** What a condition looks at (SN 3.4, table 3.4.1a; SN 3.7 for rollup, which knows some of them). */
public enum Condition {
    SATISFIED,
    OBJECTIVE_STATUS_KNOWN,
    OBJECTIVE_MEASURE_KNOWN,
    OBJECTIVE_MEASURE_GREATER_THAN,
    OBJECTIVE_MEASURE_LESS_THAN,
    COMPLETED,
    ACTIVITY_PROGRESS_KNOWN,
    ATTEMPTED,
    ATTEMPT_LIMIT_EXCEEDED,
    TIME_LIMIT_EXCEEDED,
    OUTSIDE_AVAILABLE_TIME_RANGE,
    ALWAYS
}
