/** Bearer tokens over HTTP: which are good, which are not, and what tenants they speak for. */
@NullMarked
package io.ghasi.delivery.acceptance.tokens;

import org.jspecify.annotations.NullMarked;
