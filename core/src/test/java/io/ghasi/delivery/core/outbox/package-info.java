/** Rules of the relay that the simulation does not miss. */
@NullMarked
package io.ghasi.delivery.core.outbox;

import org.jspecify.annotations.NullMarked;
