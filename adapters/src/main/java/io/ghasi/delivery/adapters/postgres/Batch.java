package io.ghasi.delivery.adapters.postgres;

import io.ghasi.delivery.core.ids.TenantId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Decisions that go into one call: no two of them share a session or a key, or an update would silently apply one of the two. */
final class Batch {
    private final List<Waiting> members = new ArrayList<>();
    private final Set<Claim> claimed = new HashSet<>();

    private record Claim(TenantId tenant, Object what) {}

    /** Adds {@code waiting}, unless something of it is claimed already. */
    boolean add(Waiting waiting) {
        List<Claim> claims = waiting.claims().stream()
                .map(what -> new Claim(waiting.decision().tenant(), what))
                .toList();
        if (claims.stream().anyMatch(claimed::contains)) {
            return false;
        }
        claimed.addAll(claims);
        return members.add(waiting);
    }

    List<Waiting> members() {
        return members;
    }
}
