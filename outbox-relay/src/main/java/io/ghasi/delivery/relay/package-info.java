/** delivery-outbox-relay: a main, its wiring and the loop that drives the core's relay. */
@NullMarked
package io.ghasi.delivery.relay;

import org.jspecify.annotations.NullMarked;
