package io.ghasi.delivery.core.scorm.activity;

/** What a sequencing rule does: the first four before an activity is delivered, EXIT when a descendant ends, the others after it has ended (SN 3.4.7). */
public enum RuleAction {
    SKIP,
    DISABLED,
    HIDDEN_FROM_CHOICE,
    STOP_FORWARD_TRAVERSAL,
    EXIT,
    EXIT_PARENT,
    EXIT_ALL,
    RETRY,
    RETRY_ALL,
    CONTINUE,
    PREVIOUS
}
