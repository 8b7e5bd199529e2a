/** A SCORM 1.2 course as sessions play it: where requests lead, what content's calls come to, and what is kept between them. Pure. */
@NullMarked
package io.ghasi.delivery.core.scorm12.course;

import org.jspecify.annotations.NullMarked;
