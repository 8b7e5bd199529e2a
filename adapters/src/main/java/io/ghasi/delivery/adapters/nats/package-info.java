/** NATS JetStream: where events go to and come from. Not the only copy of any of them: the outbox's archive is. */
@NullMarked
package io.ghasi.delivery.adapters.nats;

import org.jspecify.annotations.NullMarked;
