package io.ghasi.delivery.core.scorm.course;

import io.ghasi.delivery.core.scorm.attempt.VisitSnapshot;

/**
 * What content of one activity has said.
 *
 * @param visit its last visit, with all data
 * @param suspended whether the next visit goes on with these data
 * @param batches of calls that the visit has made
 */
public record ActivityRecord(VisitSnapshot visit, boolean suspended, Batches batches) {}
