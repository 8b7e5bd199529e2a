package io.ghasi.delivery.core.scorm12;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What must be so before an item may be entered ({@code adlcp:prerequisites} of type {@code aicc_script}, CAM 2.3.2.5.1).
 *
 * <p>They bar an item only where it is certain that they are not fulfilled. A script that nobody can read bars nothing, and what it says of an item that does not
 * exist decides nothing: SCORM 1.2 leaves it to platforms whether they heed prerequisites at all, so that content stands without; and what was barred by mistake
 * could never be entered. Whoever imports a package can refuse both.
 */
public sealed interface Prerequisites {
    /** Those of an item that has none. */
    Prerequisites NONE = new Script(new Condition.AtLeast(0, List.of()));

    /**
     * Whether the item may be entered.
     *
     * @param statuses of items by their identifiers; null where there is no such item
     */
    boolean allow(Function<String, @Nullable LessonStatus> statuses);

    /** A script that says something. */
    record Script(Condition condition) implements Prerequisites {
        @Override
        public boolean allow(Function<String, @Nullable LessonStatus> statuses) {
            return condition.can(true, statuses);
        }

        /** Identifiers of the items that it names, in order. */
        public Set<String> items() {
            return condition.items().collect(Collectors.toCollection(LinkedHashSet::new));
        }
    }

    /**
     * One that nobody can read.
     *
     * @param why for people
     * @param at how many characters of it could be read
     */
    record Unreadable(String why, int at) implements Prerequisites {
        @Override
        public boolean allow(Function<String, @Nullable LessonStatus> statuses) {
            return true;
        }
    }

    /** Those that {@code script} says; white space alone says nothing. Takes time in proportion to its length, which is bounded, as its depth is. */
    static Prerequisites of(String script) {
        return script.isBlank() ? NONE : ScriptReader.read(script);
    }
}
