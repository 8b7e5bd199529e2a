/** What networks do to services: delay, silence, broken connections. */
@NullMarked
package io.ghasi.delivery.testkit.faults;

import org.jspecify.annotations.NullMarked;
