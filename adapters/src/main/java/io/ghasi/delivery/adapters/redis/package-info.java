/** Redis: counts how often somebody does something. Never the authority for anything else. */
@NullMarked
package io.ghasi.delivery.adapters.redis;

import org.jspecify.annotations.NullMarked;
