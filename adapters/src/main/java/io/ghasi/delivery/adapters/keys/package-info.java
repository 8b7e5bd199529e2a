/** Who asks: bearer tokens, and the keys of identity-service that vouch for them. */
@NullMarked
package io.ghasi.delivery.adapters.keys;

import org.jspecify.annotations.NullMarked;
