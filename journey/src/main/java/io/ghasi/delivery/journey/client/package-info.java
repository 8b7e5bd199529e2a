/** Speaks to the api and to its neighbours as a player does, and holds every answer against the contract. */
@NullMarked
package io.ghasi.delivery.journey.client;

import org.jspecify.annotations.NullMarked;
