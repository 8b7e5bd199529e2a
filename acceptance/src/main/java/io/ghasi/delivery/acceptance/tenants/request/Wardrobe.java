package io.ghasi.delivery.acceptance.tenants.request;

import io.ghasi.delivery.acceptance.tenants.world.World;
import io.ghasi.delivery.core.ids.IdSource;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.ids.Ulid;
import io.ghasi.delivery.journey.client.Call;
import io.ghasi.delivery.journey.client.Learner;
import io.ghasi.delivery.journey.client.Neighbourhood;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Makes calls of exchanges: fetches tokens, once each, and puts the headers on. Thread-safe. */
public final class Wardrobe {
    private static final Duration TTL = Duration.ofMinutes(15);

    private final World world;
    private final Neighbourhood identity;
    private final TenantId nobodys;
    private final Map<Grant, String> tokens = new ConcurrentHashMap<>();

    private record Grant(Learner learner, String scope) {}

    /** Tokens come from {@code identity}; they last for fifteen minutes, and so does this. */
    public Wardrobe(World world, Neighbourhood identity, IdSource ids) {
        this.world = world;
        this.identity = identity;
        this.nobodys = new TenantId(ids.next());
    }

    /** As it is sent. */
    public Call dress(Exchange exchange) {
        if (exchange.action() instanceof Action.Health) {
            return exchange.action().call();
        }
        Call call = tenant(authorized(exchange), exchange);
        Dress dress = exchange.dress();
        if (dress.key() != null) {
            call = call.with("Idempotency-Key", Ulid.format(dress.key()));
        }
        if (dress.ifMatch() != null) {
            call = call.with("If-Match", dress.ifMatch());
        }
        return dress.origin() == null
                ? call
                : call.with("Origin", dress.origin().origin());
    }

    private Call authorized(Exchange exchange) {
        Caller caller = exchange.caller();
        Call call = exchange.action().call();
        if (caller.scope() == Caller.Scope.NO_TOKEN) {
            return call;
        }
        Grant grant = new Grant(caller.learner(world), caller.words(exchange.action()));
        String token = tokens.computeIfAbsent(grant, g -> identity.token(g.learner(), g.scope(), TTL));
        return call.with("Authorization", "Bearer " + token);
    }

    private Call tenant(Call call, Exchange exchange) {
        return switch (exchange.dress().tenant()) {
            case OWN -> call.with(HEADER, world.tenant(exchange.caller().side()).text());
            case OTHER ->
                call.with(HEADER, world.tenant(exchange.caller().side().other()).text());
            case NOBODYS -> call.with(HEADER, nobodys.text());
            case ABSENT -> call;
        };
    }

    private static final String HEADER = "X-Tenant-Id";
}
