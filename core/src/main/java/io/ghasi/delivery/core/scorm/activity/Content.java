package io.ghasi.delivery.core.scorm.activity;

import io.ghasi.delivery.core.scorm.runtime.SharedStore;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an activity launches, and what that is told.
 *
 * @param launch address below the package, with its parameters; null where nothing is launched
 * @param fromLms {@code adlcp:dataFromLMS}; null where there is none
 * @param timeLimitAction as {@code cmi.time_limit_action} has it; null where the package says nothing
 * @param maxTime {@code attemptAbsoluteDurationLimit}; null where there is none
 * @param stores of shared data that content sees ({@code adlcp:map}), in the package's order
 * @param hiddenControls of the player, such as {@code continue}
 */
public record Content(
        @Nullable String launch,
        @Nullable String fromLms,
        @Nullable String timeLimitAction,
        @Nullable String maxTime,
        List<SharedStore> stores,
        Set<String> hiddenControls) {
    /** Of an activity that launches nothing. */
    public static final Content NONE = new Content(null, null, null, null, List.of(), Set.of());

    public Content {
        stores = List.copyOf(stores);
        hiddenControls = Set.copyOf(hiddenControls);
    }
}
