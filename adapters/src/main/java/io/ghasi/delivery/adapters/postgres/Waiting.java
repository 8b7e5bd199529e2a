package io.ghasi.delivery.adapters.postgres;

import io.ghasi.delivery.core.session.Change;
import io.ghasi.delivery.core.session.Decision;
import io.ghasi.delivery.core.session.DecisionStore.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A decision, and the request that waits for it. */
record Waiting(Decision decision, CompletableFuture<Outcome> outcome) {
    /** What no two decisions of one call may share: its sessions and its key. */
    List<Object> claims() {
        List<Object> claims = new ArrayList<>();
        for (Change change : decision.changes()) {
            claims.add(change.after().facts().id());
        }
        Decision.Keyed keyed = decision.keyed();
        if (keyed != null) {
            claims.add(keyed.key());
        }
        return claims;
    }
}
