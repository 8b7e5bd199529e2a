/** What is made of measurements. */
@NullMarked
package io.ghasi.delivery.bench.relay;

import org.jspecify.annotations.NullMarked;
