/** A short storm in every build. */
@NullMarked
package io.ghasi.delivery.acceptance.chaos;

import org.jspecify.annotations.NullMarked;
