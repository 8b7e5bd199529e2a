package io.ghasi.delivery.relay.reconcile;

import io.ghasi.delivery.core.reconcile.Finding;
import io.ghasi.delivery.core.reconcile.History;
import java.util.UUID;

/** Hears what was found and done, as it happens; from several threads. */
public interface Report {
    /** {@code finding} is not {@link Finding.Whole}. */
    void broken(History history, Finding finding, Outcome outcome);

    /** The archive lacks versions, which nothing can bring back. */
    void lacking(History history);

    /** The stream has what neither the archive nor the outbox knows. */
    void unknown(UUID event);
}
