/** One answer per key: what was asked, and what was answered. Stands on ids. */
@NullMarked
package io.ghasi.delivery.core.idempotency;

import org.jspecify.annotations.NullMarked;
