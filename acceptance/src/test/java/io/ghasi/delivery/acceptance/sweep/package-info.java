/** What happens to sessions that nobody comes back to. */
@NullMarked
package io.ghasi.delivery.acceptance.sweep;

import org.jspecify.annotations.NullMarked;
