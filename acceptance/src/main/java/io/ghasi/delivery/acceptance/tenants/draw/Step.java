package io.ghasi.delivery.acceptance.tenants.draw;

import io.ghasi.delivery.acceptance.tenants.request.Exchange;
import io.ghasi.delivery.acceptance.tenants.world.Side;

/** What a lane does next. */
public sealed interface Step {
    /** One exchange. */
    record One(Exchange exchange) implements Step {}

    /** The same exchange twice at once, as an impatient client does: it happens once. */
    record Twice(Exchange exchange) implements Step {}

    /** Two exchanges at once, one in each tenant, under the same idempotency key. */
    record Across(Exchange here, Exchange there) implements Step {}

    /** Two exchanges, one after the other, whose answers nobody may tell apart. */
    record Alike(Exchange unknown, Exchange foreign) implements Step {}

    /** {@code often} the one, then the other: what somebody does to another tenant's session must not use up its limit. */
    record Worn(Exchange foreign, int often, Exchange own) implements Step {}

    /** The fickle enrollment is revoked in one tenant, or made active again. Asks nothing of the api. */
    record Fickle(Side side) implements Step {}
}
