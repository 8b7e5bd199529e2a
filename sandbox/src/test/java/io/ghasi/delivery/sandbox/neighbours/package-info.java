/** The neighbours as their users meet them: over HTTP, on real servers, every answer held against the contract. */
@NullMarked
package io.ghasi.delivery.sandbox.neighbours;

import org.jspecify.annotations.NullMarked;
