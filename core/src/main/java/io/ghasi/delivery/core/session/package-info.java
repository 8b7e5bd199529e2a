/** The play session: its states as types, its use cases, its ports. Stands on ids, events, course, tenancy and idempotency; knows courses only as {@code Course}. */
@NullMarked
package io.ghasi.delivery.core.session;

import org.jspecify.annotations.NullMarked;
