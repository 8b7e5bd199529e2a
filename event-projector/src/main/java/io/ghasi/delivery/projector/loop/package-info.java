/** From a delivery to its settlement: read, take, then acknowledge, hold or set aside. */
@NullMarked
package io.ghasi.delivery.projector.loop;

import org.jspecify.annotations.NullMarked;
