/** Relays, a store, a broker that loses things and a consumer, in one thread and in no time: the relay's and the inbox's own code in worlds drawn from seeds. */
@NullMarked
package io.ghasi.delivery.acceptance.relay;

import org.jspecify.annotations.NullMarked;
