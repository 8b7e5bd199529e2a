package io.ghasi.delivery.core.course;

import org.jspecify.annotations.Nullable;

/** Where a learner asks to go. */
public sealed interface NavigationRequest {
    /** Whether asking twice leads where asking once does: a double click on "next" must not step twice. */
    default boolean isRepeatable() {
        return true;
    }

    /** The next available lesson in reading order; SCORM's continue. */
    record Next() implements NavigationRequest {
        @Override
        public boolean isRepeatable() {
            return false;
        }
    }

    /** The available lesson before this one in reading order. */
    record Previous() implements NavigationRequest {
        @Override
        public boolean isRepeatable() {
            return false;
        }
    }

    /** A lesson, and a block inside it or null for its first one; SCORM's choice. */
    record Jump(String lesson, @Nullable String block) implements NavigationRequest {}

    /** A branch that the current lesson offers. */
    record Branch(String branch) implements NavigationRequest {
        // The lesson that a branch leads to may offer one of the same id.
        @Override
        public boolean isRepeatable() {
            return false;
        }
    }

    /** SCORM's exit all. */
    record Exit() implements NavigationRequest {}

    /** SCORM's suspend all. */
    record Suspend() implements NavigationRequest {}

    /** SCORM's abandon all. */
    record Abandon() implements NavigationRequest {}
}
