package io.ghasi.delivery.core.scorm12;

import io.ghasi.delivery.core.scorm.runtime.Api.Stage;
import java.util.Map;

/**
 * A visit as it is kept between two calls.
 *
 * @param data values by the elements' names
 */
public record VisitSnapshot(Stage stage, ErrorCode lastError, Map<String, String> data) {
    public VisitSnapshot {
        data = Map.copyOf(data);
    }
}
