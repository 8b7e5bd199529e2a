/** What operators do by hand: reconcile the stream with the archive; release or discard what was put aside. */
@NullMarked
package io.ghasi.delivery.relay.operations;

import org.jspecify.annotations.NullMarked;
