/** The relay's loop on real servers. */
@NullMarked
package io.ghasi.delivery.relay.loop;

import org.jspecify.annotations.NullMarked;
