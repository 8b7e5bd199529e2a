/** What Linux tells, on this machine. */
@NullMarked
package io.ghasi.delivery.bench.machine;

import org.jspecify.annotations.NullMarked;
