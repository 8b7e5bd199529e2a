/** How often somebody may do something. Stands on ids. */
@NullMarked
package io.ghasi.delivery.core.limits;

import org.jspecify.annotations.NullMarked;
