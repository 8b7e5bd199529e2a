@NullMarked
package io.ghasi.delivery.relay.wiring;

import org.jspecify.annotations.NullMarked;
