/** identity-service: the keys that sign tokens, and tokens. */
@NullMarked
package io.ghasi.delivery.sandbox.identity;

import org.jspecify.annotations.NullMarked;
