package io.ghasi.delivery.core.session;

import io.ghasi.delivery.core.session.Sessions.Stored;
import java.time.Instant;

/** The rules of one kind of request. Asked again where a race was lost. */
@FunctionalInterface
interface Rules {
    Ruling rule(Stored stored, Instant now);
}
