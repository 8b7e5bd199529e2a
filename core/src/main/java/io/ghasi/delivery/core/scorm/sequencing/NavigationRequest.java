package io.ghasi.delivery.core.scorm.sequencing;

/** What a learner, or content, asks for (SN 5.6.6). */
public sealed interface NavigationRequest {
    /** One that somebody who has begun makes. */
    sealed interface Within extends NavigationRequest {}

    record Start() implements NavigationRequest {}

    record ResumeAll() implements NavigationRequest {}

    record Continue() implements Within {}

    record Previous() implements Within {}

    /** To the activity that is called {@code target}. */
    record Choice(String target) implements NavigationRequest {}

    /** The same without asking whether it may be reached (4th Edition). */
    record Jump(String target) implements NavigationRequest {}

    record Exit() implements Within {}

    record ExitAll() implements Within {}

    record SuspendAll() implements Within {}

    record Abandon() implements Within {}

    record AbandonAll() implements Within {}
}
