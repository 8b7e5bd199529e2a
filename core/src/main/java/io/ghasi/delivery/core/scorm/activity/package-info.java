/** What a SCORM 2004 4th Edition package declares of its activities: the tree and the sequencing definition model (SN 3). Immutable. */
@NullMarked
package io.ghasi.delivery.core.scorm.activity;

import org.jspecify.annotations.NullMarked;
