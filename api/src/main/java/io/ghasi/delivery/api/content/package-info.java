/** Files of courses, for browsers: by a grant in the path, out of the object store. */
@NullMarked
package io.ghasi.delivery.api.content;

import org.jspecify.annotations.NullMarked;
