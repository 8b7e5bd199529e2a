package io.ghasi.delivery.acceptance.tenants.model;

import io.ghasi.delivery.acceptance.tenants.request.Action;
import io.ghasi.delivery.acceptance.tenants.request.Caller;
import io.ghasi.delivery.acceptance.tenants.request.Dress;
import io.ghasi.delivery.acceptance.tenants.request.Exchange;
import io.ghasi.delivery.acceptance.tenants.world.World;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says what must come of an exchange by one lane's people, in the specification's order of checks: token, tenant header, permission,
 * syntax, idempotency replay, limits, visibility, ownership, If-Match, device, state, rules.
 */
public final class Oracle {
    private final Ledger ledger;
    private final ReadRules reads;
    private final StartRules starts;
    private final WriteRules writes;

    public Oracle(World world, Ledger ledger) {
        this.ledger = ledger;
        reads = new ReadRules(world, ledger);
        starts = new StartRules(world, ledger);
        writes = new WriteRules(ledger);
    }

    /** What may come; more than one where only the service's clock decides. */
    public List<Prediction> expect(Exchange exchange, Span span) {
        if (exchange.action() instanceof Action.Health) {
            return List.of(Prediction.of(new Expected.Healthy()));
        }
        if (exchange.action() instanceof Action.Forged) {
            return List.of(Prediction.refused(401, "auth.invalid_token"));
        }
        Prediction turnedAway = turnedAway(exchange);
        return turnedAway != null ? List.of(turnedAway) : admitted(exchange, span);
    }

    /**
     * What may come of an exchange that was sent twice at once, after one of the two was judged. Whether the limit counted this one too
     * depends on which was faster.
     */
    public List<Prediction> expectAgain(Exchange exchange, Span span) {
        ledger.countPerhaps(exchange, span);
        return expect(exchange, span);
    }

    private List<Prediction> admitted(Exchange exchange, Span span) {
        return switch (exchange.action()) {
            case Action.Start start -> starts.expect(start, exchange, span);
            case Action.Navigate navigate -> writes.expect(navigate, exchange, span);
            case Action.Turn turn -> writes.expect(turn, exchange, span);
            case Action.Speak speak -> List.of(writes.expect(speak, exchange));
            case Action.Read read -> List.of(reads.read(read, exchange.caller()));
            case Action.Outline outline -> List.of(reads.outline(outline, exchange.caller()));
            case Action.ListMine list -> List.of(reads.list(list, exchange.caller()));
            case Action.Last last -> List.of(reads.last(last, exchange.caller()));
            case Action.Forged _, Action.Health _ -> throw new IllegalStateException("asked of nobody");
        };
    }

    private static @Nullable Prediction turnedAway(Exchange exchange) {
        if (exchange.caller().scope() == Caller.Scope.NO_TOKEN) {
            return Prediction.refused(401, "auth.unauthenticated");
        }
        if (exchange.dress().tenant() != Dress.Tenant.OWN) {
            return Prediction.refused(403, "authz.tenant_not_a_member");
        }
        if (!exchange.caller().may(exchange.action())) {
            return Prediction.refused(403, "authz.insufficient_scope");
        }
        return exchange.action().writes() && exchange.dress().key() == null
                ? Prediction.refused(428, "idempotency.key_missing")
                : null;
    }
}
