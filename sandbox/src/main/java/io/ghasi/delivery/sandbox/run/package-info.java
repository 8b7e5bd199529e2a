/** {@code ./delivery run}: everything on one machine, started in order, shown, and ended in order. */
@NullMarked
package io.ghasi.delivery.sandbox.run;

import org.jspecify.annotations.NullMarked;
