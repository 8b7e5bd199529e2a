/** A course is a thing that answers four questions: where one starts, where a request leads, what is valid, whether it is complete. Stands on ids. */
@NullMarked
package io.ghasi.delivery.core.course;

import org.jspecify.annotations.NullMarked;
