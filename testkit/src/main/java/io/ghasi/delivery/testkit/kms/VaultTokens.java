package io.ghasi.delivery.testkit.kms;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Tokens that Vault has given out, each good for so long. */
final class VaultTokens {
    private final Map<String, Lease> leases = new ConcurrentHashMap<>();

    /** Ends at {@code until} of {@link System#nanoTime}; renewing adds {@code life} from then on. */
    private record Lease(Duration life, long until) {
        static Lease of(Duration life) {
            return new Lease(life, System.nanoTime() + life.toNanos());
        }

        long left() {
            return Math.max(0, until - System.nanoTime());
        }
    }

    String issue(Duration life) {
        String token = "hvs." + UUID.randomUUID();
        leases.put(token, Lease.of(life));
        return token;
    }

    boolean isGood(String token) {
        Lease lease = leases.get(token);
        return lease != null && lease.left() > 0;
    }

    /** In whole seconds, as Vault says it. */
    long left(String token) {
        Lease lease = leases.get(token);
        return lease == null ? 0 : Math.ceilDiv(lease.left(), 1_000_000_000L);
    }

    void renew(String token) {
        leases.computeIfPresent(token, (_, lease) -> Lease.of(lease.life()));
    }

    void revokeAll() {
        leases.clear();
    }
}
