package io.ghasi.delivery.adapters.postgres;

import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.session.Change;
import io.ghasi.delivery.core.session.Decision;
import io.ghasi.delivery.core.session.DecisionStore.Outcome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Decisions that go into one call: no two of them share a session or a key, or an update would silently apply one of the two. */
final class Batch {
    private final List<Waiting<Decision, Outcome>> members = new ArrayList<>();
    private final Set<Claim> claimed = new HashSet<>();

    private record Claim(TenantId tenant, Object what) {}

    /** Adds {@code waiting}, unless something of it is claimed already. */
    boolean add(Waiting<Decision, Outcome> waiting) {
        List<Claim> claims = claims(waiting.asked());
        if (claims.stream().anyMatch(claimed::contains)) {
            return false;
        }
        claimed.addAll(claims);
        return members.add(waiting);
    }

    private static List<Claim> claims(Decision decision) {
        List<Claim> claims = new ArrayList<>();
        for (Change change : decision.changes()) {
            claims.add(new Claim(decision.tenant(), change.after().facts().id()));
        }
        Decision.Keyed keyed = decision.keyed();
        if (keyed != null) {
            claims.add(new Claim(decision.tenant(), keyed.key()));
        }
        return claims;
    }

    List<Waiting<Decision, Outcome>> members() {
        return members;
    }
}
