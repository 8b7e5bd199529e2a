/**
 * Sequencing and navigation of SCORM 2004 4th Edition: the processes of SN's pseudo code (appendix C), under their names and numbers, on a state that is no
 * part of them. Pure: random order comes from outside.
 */
@NullMarked
package io.ghasi.delivery.core.scorm.sequencing;

import org.jspecify.annotations.NullMarked;
