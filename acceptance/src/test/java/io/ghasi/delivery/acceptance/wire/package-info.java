/** HTTP as bytes, for what no well-behaved client sends. */
@NullMarked
package io.ghasi.delivery.acceptance.wire;

import org.jspecify.annotations.NullMarked;
