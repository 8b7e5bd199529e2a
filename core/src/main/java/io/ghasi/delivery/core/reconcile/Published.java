package io.ghasi.delivery.core.reconcile;

import java.time.Instant;
import java.util.UUID;

/**
 * An event as the archive has it.
 *
 * @param version its number in its aggregate, which several renditions of one event share
 * @param row its place among all events
 * @param archivedAt where in the archive it is found
 */
public record Published(int version, long row, UUID event, Instant archivedAt) {}
