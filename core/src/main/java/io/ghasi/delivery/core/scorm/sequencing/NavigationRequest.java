package io.ghasi.delivery.core.scorm.sequencing;

/** What a learner, or content, asks for (SN 5.6.6). */
public sealed interface NavigationRequest {
    record Start() implements NavigationRequest {}

    record ResumeAll() implements NavigationRequest {}

    record Continue() implements NavigationRequest {}

    record Previous() implements NavigationRequest {}

    /** To the activity that is called {@code target}. */
    record Choice(String target) implements NavigationRequest {}

    /** The same without asking whether it may be reached (4th Edition). */
    record Jump(String target) implements NavigationRequest {}

    record Exit() implements NavigationRequest {}

    record ExitAll() implements NavigationRequest {}

    record SuspendAll() implements NavigationRequest {}

    record Abandon() implements NavigationRequest {}

    record AbandonAll() implements NavigationRequest {}
}
