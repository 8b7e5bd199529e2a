/** SCORM 1.2 and SCORM 2004: the activity tree with its resources and sequencing rules. */
@NullMarked
package io.ghasi.delivery.sandbox.content.scorm;

import org.jspecify.annotations.NullMarked;
