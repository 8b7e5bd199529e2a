/**
 * SCORM 1.2 of an item: its run-time data and API (Run-Time Environment 1.2, here RTE; 3.3 and 3.4), what its end decides, what its next visit begins with,
 * and the prerequisites of items (Content Aggregation Model 1.2, here CAM; 2.3.2.5.1). Pure; an {@code Api} belongs to one visit of one item.
 */
@NullMarked
package io.ghasi.delivery.core.scorm12;

import org.jspecify.annotations.NullMarked;
