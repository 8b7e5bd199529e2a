/** One attempt on a SCORM 2004 course: sequencing and run-time data together, and what goes from the one to the other (RTE 4.2, SN 4.2). Pure. */
@NullMarked
package io.ghasi.delivery.core.scorm.attempt;

import org.jspecify.annotations.NullMarked;
