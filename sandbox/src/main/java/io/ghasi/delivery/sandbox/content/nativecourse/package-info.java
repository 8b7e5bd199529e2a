/** The platform's own author format, course.json. */
@NullMarked
package io.ghasi.delivery.sandbox.content.nativecourse;

import org.jspecify.annotations.NullMarked;
