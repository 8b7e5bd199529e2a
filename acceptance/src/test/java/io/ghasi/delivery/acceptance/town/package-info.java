/** The whole of it: api, relay, projector and what stands around them, for tests that need all three. */
@NullMarked
package io.ghasi.delivery.acceptance.town;

import org.jspecify.annotations.NullMarked;
