/** What processes cost and what machine they run on, as Linux tells. */
@NullMarked
package io.ghasi.delivery.bench.machine;

import org.jspecify.annotations.NullMarked;
