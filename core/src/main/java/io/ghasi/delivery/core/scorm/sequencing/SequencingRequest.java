package io.ghasi.delivery.core.scorm.sequencing;

import io.ghasi.delivery.core.scorm.activity.Activity;

/** What navigation or a post condition makes the sequencing process do. */
sealed interface SequencingRequest {
    record Start() implements SequencingRequest {}

    record ResumeAll() implements SequencingRequest {}

    record Continue() implements SequencingRequest {}

    record Previous() implements SequencingRequest {}

    record Retry() implements SequencingRequest {}

    record Exit() implements SequencingRequest {}

    record Choose(Activity target) implements SequencingRequest {}

    record Jump(Activity target) implements SequencingRequest {}
}
