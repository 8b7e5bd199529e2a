/** Tests of the inbox's rules. */
@NullMarked
package io.ghasi.delivery.core.inbox;

import org.jspecify.annotations.NullMarked;
