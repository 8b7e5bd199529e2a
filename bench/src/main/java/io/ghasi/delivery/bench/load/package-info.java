/** A lean load generator over non-blocking sockets, in a process of its own so that what it costs can be told apart. */
@NullMarked
package io.ghasi.delivery.bench.load;

import org.jspecify.annotations.NullMarked;
