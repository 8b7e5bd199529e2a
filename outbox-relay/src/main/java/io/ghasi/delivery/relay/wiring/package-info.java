/** What the relay is made of, written out. */
@NullMarked
package io.ghasi.delivery.relay.wiring;

import org.jspecify.annotations.NullMarked;
