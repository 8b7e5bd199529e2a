/** What the neighbours tell: written down with what happened, published afterwards until NATS has it. */
@NullMarked
package io.ghasi.delivery.sandbox.events;

import org.jspecify.annotations.NullMarked;
