package io.ghasi.delivery.core.outbox;

import io.ghasi.delivery.core.ids.TenantId;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** An aggregate's rows, lowest version first, of which only the first may be under way. */
final class Lane {
    final Key key;
    final Lease lease;
    private final ArrayDeque<OutboxRow> rows = new ArrayDeque<>();
    private int failures;
    private Instant restsUntil = Instant.MIN;
    private boolean forgotten;

    Lane(Key key, Lease lease) {
        this.key = key;
        this.lease = lease;
    }

    record Key(TenantId tenant, UUID aggregate) {
        static Key of(OutboxRow row) {
            return new Key(row.tenant(), row.aggregate());
        }
    }

    void add(OutboxRow row) {
        rows.add(row);
    }

    OutboxRow head() {
        return rows.element();
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** The head is stored: what comes after it may go. */
    void advance() {
        rows.remove();
        failures = 0;
    }

    void failed(Backoff backoff, Instant now) {
        failures++;
        restsUntil = now.plus(backoff.after(failures));
    }

    Instant restsUntil() {
        return restsUntil;
    }

    /** All but the head, which are no longer in it then. */
    List<OutboxRow> cut() {
        OutboxRow head = rows.remove();
        List<OutboxRow> rest = new ArrayList<>(rows);
        rows.clear();
        rows.add(head);
        return rest;
    }

    /** Nobody waits for it any more; what is under way may still be answered. Returns its rows. */
    Iterable<OutboxRow> forget() {
        forgotten = true;
        return rows;
    }

    boolean isForgotten() {
        return forgotten;
    }
}
