/** Populations in a real database. */
@NullMarked
package io.ghasi.delivery.bench.world;

import org.jspecify.annotations.NullMarked;
