/** How fast events reach the stream, beside what the broker takes when it is asked directly. */
@NullMarked
package io.ghasi.delivery.bench.relay;

import org.jspecify.annotations.NullMarked;
