/** Everything up, as in production but on one machine: what journeys and simulations run against. */
@NullMarked
package io.ghasi.delivery.journey.world;

import org.jspecify.annotations.NullMarked;
