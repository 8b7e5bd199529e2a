package io.ghasi.delivery.core.scorm.attempt;

import io.ghasi.delivery.core.scorm.runtime.Api;
import io.ghasi.delivery.core.scorm.runtime.ErrorCode;
import java.util.Map;

/**
 * A visit as it is kept between two calls.
 *
 * @param activity its number
 * @param data values by the elements' names
 */
public record VisitSnapshot(
        int activity, boolean over, Api.Stage stage, ErrorCode lastError, Map<String, String> data) {}
