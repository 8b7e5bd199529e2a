package io.ghasi.delivery.core.outbox;

import java.time.Duration;
import java.util.List;

/**
 * What a claim came to.
 *
 * @param leases all that the relay holds now
 * @param fair how many it should hold, seeing how many relays live; what it holds beyond is to be given back
 * @param nextExpiry how long from now the first lease of another relay runs out, unless that one renews it
 */
public record Share(List<Lease> leases, int fair, Duration nextExpiry) {}
