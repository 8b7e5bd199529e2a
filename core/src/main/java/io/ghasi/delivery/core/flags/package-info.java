/** What can be switched for a tenant while processes run. Stands on ids. */
@NullMarked
package io.ghasi.delivery.core.flags;

import org.jspecify.annotations.NullMarked;
