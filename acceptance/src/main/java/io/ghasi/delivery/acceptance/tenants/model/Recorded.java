package io.ghasi.delivery.acceptance.tenants.model;

import io.ghasi.delivery.acceptance.tenants.request.Exchange;
import io.ghasi.delivery.acceptance.tenants.request.Role;
import io.ghasi.delivery.acceptance.tenants.world.Side;
import io.ghasi.delivery.journey.client.Reply;
import java.util.UUID;

/** A write that was done under a key, and its first answer. */
public record Recorded(Key key, Exchange exchange, Reply first) {
    /** Keys are scoped to tenant and user. */
    public record Key(Side side, Role role, UUID value) {}
}
