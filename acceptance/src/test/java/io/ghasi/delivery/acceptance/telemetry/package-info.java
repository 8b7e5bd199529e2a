/** What our processes tell of themselves. */
@NullMarked
package io.ghasi.delivery.acceptance.telemetry;

import org.jspecify.annotations.NullMarked;
