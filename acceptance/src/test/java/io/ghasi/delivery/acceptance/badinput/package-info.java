/** Everything wrong that a request can be, made from the contract: always a problem with the right code, and nothing changed. */
@NullMarked
package io.ghasi.delivery.acceptance.badinput;

import org.jspecify.annotations.NullMarked;
