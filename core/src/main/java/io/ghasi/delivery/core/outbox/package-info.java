/** What carries committed events out, in order. Stands on ids. */
@NullMarked
package io.ghasi.delivery.core.outbox;

import org.jspecify.annotations.NullMarked;
