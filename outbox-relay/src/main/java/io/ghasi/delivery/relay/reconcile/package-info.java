/** Compares the archive with the stream and mends the stream: reads each once, puts them together on disk, publishes again what the core says. */
@NullMarked
package io.ghasi.delivery.relay.reconcile;

import org.jspecify.annotations.NullMarked;
