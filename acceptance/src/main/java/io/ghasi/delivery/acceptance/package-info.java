/** Journeys and simulators against the built service. */
@NullMarked
package io.ghasi.delivery.acceptance;

import org.jspecify.annotations.NullMarked;
