/** The generator against a server that answers as it is told. */
@NullMarked
package io.ghasi.delivery.bench.load;

import org.jspecify.annotations.NullMarked;
