package io.ghasi.delivery.acceptance.conformance;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One case: what content and its learner do, and what must come of it.
 *
 * @param start title of the activity that is chosen first; null where the course starts by itself
 */
record Trace(String name, @Nullable String start, List<Visit> visits) {
    /**
     * One delivery.
     *
     * @param activity the number that content knows itself by
     * @param questions asked before the calls
     * @param steps of the learner, after content has ended
     */
    record Visit(int activity, List<Call> calls, List<Question> questions, List<String> steps) {}

    /**
     * One call of content.
     *
     * @param argument of the function; the element where it has one, empty where it has none
     * @param value empty but for {@code SetValue}
     * @param returns null for anything
     * @param error the last error right after; null for any
     */
    record Call(
            String function,
            String argument,
            String value,
            @Nullable String returns,
            @Nullable String error) {
        Call on(String element) {
            return new Call(function, element, value, returns, error);
        }
    }

    /**
     * What the player must show.
     *
     * @param subject title of the activity that it is about; null where it is about none
     */
    record Question(String what, @Nullable String subject, boolean answer) {}
}
