/** How delivery-event-projector is put together. */
@NullMarked
package io.ghasi.delivery.projector.wiring;

import org.jspecify.annotations.NullMarked;
