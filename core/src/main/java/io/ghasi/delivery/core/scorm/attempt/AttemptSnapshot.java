package io.ghasi.delivery.core.scorm.attempt;

import io.ghasi.delivery.core.scorm.sequencing.SequencingSnapshot;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An attempt on a course as it is kept between two requests: whoever has it goes on as if nothing had been in between.
 *
 * @param visit the last one; null before the first
 * @param kept run-time data of activities that were suspended, by their numbers
 */
public record AttemptSnapshot(
        SequencingSnapshot sequencing, @Nullable VisitSnapshot visit, Map<Integer, Map<String, String>> kept) {}
