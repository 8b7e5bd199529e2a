package io.ghasi.delivery.acceptance.tenants.model;

import io.ghasi.delivery.acceptance.tenants.request.Exchange;
import org.jspecify.annotations.Nullable;

/** A key that was used before. */
final class Replays {
    private Replays() {}

    /** Null where the key is new to this tenant and user. */
    static @Nullable Prediction of(Exchange exchange, Ledger ledger) {
        Recorded recorded = ledger.recorded(exchange);
        if (recorded == null) {
            return null;
        }
        return recorded.exchange().fingerprint().equals(exchange.fingerprint())
                ? Prediction.of(new Expected.Replayed(recorded))
                : Prediction.refused(409, "idempotency.key_conflict");
    }
}
