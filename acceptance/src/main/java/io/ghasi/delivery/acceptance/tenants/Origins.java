package io.ghasi.delivery.acceptance.tenants;

import io.ghasi.delivery.acceptance.tenants.request.Action;
import io.ghasi.delivery.acceptance.tenants.request.Caller;
import io.ghasi.delivery.acceptance.tenants.request.Dress;
import io.ghasi.delivery.acceptance.tenants.request.Exchange;
import io.ghasi.delivery.acceptance.tenants.world.Side;
import java.util.List;
import java.util.Objects;

/** Whether a page may read an answer: each tenant lists its own pages, and the other's are strangers to it. */
final class Origins {
    private Origins() {}

    static List<String> differences(Sent sent) {
        Exchange exchange = sent.exchange();
        Side origin = exchange.dress().origin();
        boolean known = exchange.caller().scope() != Caller.Scope.NO_TOKEN
                && !(exchange.action() instanceof Action.Forged)
                && exchange.dress().tenant() == Dress.Tenant.OWN
                && !(exchange.action() instanceof Action.Health);
        if (origin == null || !known) {
            return List.of();
        }
        String wanted = origin == exchange.caller().side() ? origin.origin() : null;
        String found = sent.reply().header("Access-Control-Allow-Origin");
        return Objects.equals(wanted, found)
                ? List.of()
                : List.of("Access-Control-Allow-Origin is " + found + ", not " + wanted);
    }
}
