package io.ghasi.delivery.core.scorm.attempt;

import io.ghasi.delivery.core.scorm.runtime.Api;
import io.ghasi.delivery.core.scorm.runtime.ErrorCode;
import java.util.Map;
import java.util.Set;

/**
 * A visit as it is kept between two calls.
 *
 * @param activity its number
 * @param number of the visit among all of the attempt
 * @param data values by the elements' names
 * @param said names of the elements that content set in this visit
 */
public record VisitSnapshot(
        int activity,
        int number,
        boolean over,
        Api.Stage stage,
        ErrorCode lastError,
        Map<String, String> data,
        Set<String> said) {
    public VisitSnapshot {
        data = Map.copyOf(data);
        said = Set.copyOf(said);
    }

    /** Whether its content has nothing more to say. */
    public boolean isClosed() {
        return over || stage == Api.Stage.TERMINATED;
    }
}
