package io.ghasi.delivery.core.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a relay holds, how long it may rely on it, and the one command about it that is under way. */
final class Leases {
    private static final Duration SOON = Duration.ofMillis(20);

    private final RelaySettings settings;
    private final Backoff backoff;
    private final Map<Integer, Lease> held = new TreeMap<>();
    private final Set<Integer> leaving = new HashSet<>();
    private Command.@Nullable OfStore underWay;
    private Instant asked = Instant.MIN;
    private Instant trustedUntil = Instant.MIN;
    private Instant claimDue = Instant.MIN;
    private Instant restsUntil = Instant.MIN;
    private int failures;

    Leases(RelaySettings settings, Backoff backoff) {
        this.settings = settings;
        this.backoff = backoff;
    }

    /** Leases whose shards may be read and sent from. */
    List<Lease> active() {
        List<Lease> active = new ArrayList<>();
        for (Lease lease : held.values()) {
            if (!leaving.contains(lease.shard())) {
                active.add(lease);
            }
        }
        return active;
    }

    boolean hasActive() {
        return held.size() > leaving.size();
    }

    @Nullable
    Lease active(int shard) {
        return leaving.contains(shard) ? null : held.get(shard);
    }

    boolean holds(Lease lease) {
        return lease.equals(held.get(lease.shard()));
    }

    int count() {
        return held.size();
    }

    boolean isLeaving(int shard) {
        return leaving.contains(shard);
    }

    /** Leases that are to be given back. */
    List<Lease> leaving() {
        return leaving.stream().map(held::get).filter(Objects::nonNull).toList();
    }

    void claimNow() {
        claimDue = Instant.MIN;
    }

    /** Claim, where it is time. Trust is counted from before the question: the answer may have been long on its way. */
    Command.@Nullable OfStore claim(Instant now) {
        return claimDue.isAfter(now) ? null : ask(new Command.Claim(), now);
    }

    Command.@Nullable OfStore release(List<Lease> drained, Instant now) {
        return drained.isEmpty() ? null : ask(new Command.Release(drained), now);
    }

    Command.@Nullable OfStore leave(Instant now) {
        return ask(new Command.Leave(), now);
    }

    private Command.@Nullable OfStore ask(Command.OfStore command, Instant now) {
        if (underWay != null || restsUntil.isAfter(now)) {
            return null;
        }
        underWay = command;
        asked = now;
        return command;
    }

    /** Takes what a claim brought; returns the shards that are lost by it. */
    Set<Integer> claimed(Share share) {
        answered();
        Set<Integer> lost = new HashSet<>(held.keySet());
        share.leases().stream().filter(this::holds).map(Lease::shard).forEach(lost::remove);
        lost.forEach(this::forget);
        share.leases().forEach(lease -> held.put(lease.shard(), lease));
        trustedUntil = asked.plus(settings.trust());
        Duration expiry = share.nextExpiry().plus(SOON);
        claimDue = asked.plus(expiry.compareTo(settings.heartbeat()) < 0 ? expiry : settings.heartbeat());
        return lost;
    }

    /** Decides what to give back, where more is held than {@code fair}; returns those shards. */
    Set<Integer> giveBack(int fair) {
        List<Lease> active = active();
        Set<Integer> surplus = new HashSet<>();
        for (Lease lease : active.subList(Math.min(fair, active.size()), active.size())) {
            surplus.add(lease.shard());
        }
        leaving.addAll(surplus);
        return surplus;
    }

    void released(Command.Release release) {
        answered();
        release.leases().stream().filter(this::holds).map(Lease::shard).toList().forEach(this::forget);
    }

    private void answered() {
        underWay = null;
        failures = 0;
    }

    void failed(Instant now) {
        underWay = null;
        failures++;
        restsUntil = now.plus(backoff.after(failures));
    }

    void forget(int shard) {
        held.remove(shard);
        leaving.remove(shard);
    }

    /** The shards that can no longer be relied on at {@code now}: all or none. */
    Set<Integer> expired(Instant now) {
        return now.isBefore(trustedUntil) ? Set.of() : Set.copyOf(held.keySet());
    }

    Instant wakeAt() {
        return orExpiry(claimDue.isAfter(restsUntil) ? claimDue : restsUntil);
    }

    /** When what failed may be tried again, if nothing new is claimed. */
    Instant retryAt() {
        return orExpiry(restsUntil);
    }

    private Instant orExpiry(Instant next) {
        return underWay == null && next.isBefore(expiry()) ? next : expiry();
    }

    /** When nothing that is held may be relied on any more. */
    Instant expiry() {
        return held.isEmpty() ? Instant.MAX : trustedUntil;
    }
}
