/** Does what the core's relay decides: threads, clock, metrics. */
@NullMarked
package io.ghasi.delivery.relay.loop;

import org.jspecify.annotations.NullMarked;
