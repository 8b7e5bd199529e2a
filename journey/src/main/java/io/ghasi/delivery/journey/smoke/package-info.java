/** {@code ./delivery smoke}: whether a deployment does what it should, asked from outside, as learners do. */
@NullMarked
package io.ghasi.delivery.journey.smoke;

import org.jspecify.annotations.NullMarked;
