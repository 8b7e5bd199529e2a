/** The floors on a real PostgreSQL. */
@NullMarked
package io.ghasi.delivery.bench.floor;

import org.jspecify.annotations.NullMarked;
