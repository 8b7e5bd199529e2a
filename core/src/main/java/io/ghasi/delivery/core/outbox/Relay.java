package io.ghasi.delivery.core.outbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Carries the events of its shards to the broker, in order per aggregate. Pure: it hears signals, says what is to be done and when it wants to be asked
 * again; whoever drives it does that, on real servers or in a simulation. Not for several threads.
 *
 * <p>Order needs no lease: a read finds an aggregate's rows from the lowest pending version on, a lane sends the next when the one before is stored, and
 * what is not pending any more was stored. Leases keep relays from doing each other's work, and fence what a relay does that has been away.
 */
public final class Relay {
    private final RelaySettings settings;
    private final Set<Long> held = new HashSet<>();
    private final Leases leases;
    private final Lanes lanes;
    private final Retirements retirements;
    private final Parking parking;
    private final Polling polling;
    private boolean stopping;
    private boolean left;

    public Relay(RelaySettings settings, RandomGenerator chance) {
        this.settings = settings;
        Backoff backoff = new Backoff(settings, chance);
        this.leases = new Leases(settings, backoff);
        this.lanes = new Lanes(held, backoff);
        this.retirements = new Retirements(held, backoff);
        this.parking = new Parking(backoff);
        this.polling = new Polling(settings);
    }

    /** Takes in what happened; says what is to be done now. */
    public List<Command> on(List<Signal> signals, Instant now) {
        signals.forEach(signal -> take(signal, now));
        forget(leases.expired(now));
        lanes.wake(now);
        List<Command> commands = new ArrayList<>();
        if (!left) {
            publish(commands);
            askStore(commands, now);
        }
        return commands;
    }

    /** When to call {@link #on} again, if nothing happens before. */
    public Instant wakeAt() {
        return Stream.of(
                        stopping ? wakeToLeave() : leases.wakeAt(),
                        lanes.wakeAt(),
                        retirements.wakeAt(),
                        parking.wakeAt(),
                        isHungry() ? polling.wakeAt() : Instant.MAX)
                .min(Instant::compareTo)
                .get();
    }

    private Instant wakeToLeave() {
        return isDrained() ? leases.retryAt() : leases.expiry();
    }

    private boolean isHungry() {
        return !stopping && leases.hasActive() && polling.hasRoom(held);
    }

    /** Whether everything is given back after {@link Signal.StopAsked}. */
    public boolean hasLeft() {
        return left;
    }

    public Gauge gauge() {
        return new Gauge(leases.count(), held.size(), lanes.underWay());
    }

    private void take(Signal signal, Instant now) {
        switch (signal) {
            case Signal.Claimed claimed -> claimed(claimed.share());
            case Signal.Found found -> found(found, now);
            case Signal.Answered answered -> answered(answered, now);
            case Signal.Retired retired -> retirements.done(retired).forEach(row -> forget(Set.of(row.shard())));
            case Signal.Parked parked -> parked(parked);
            case Signal.Released released -> leases.released(released.release());
            case Signal.Left done -> left = true;
            case Signal.Failed failed -> failed(failed.command(), now);
            case Signal.Poked poked -> polling.poke();
            case Signal.SharesChanged changed -> leases.claimNow();
            case Signal.StopAsked asked -> stopping = true;
        }
        if (stopping) {
            leave(leases.giveBack(0));
        }
    }

    private void claimed(Share share) {
        int before = leases.count();
        forget(leases.claimed(share));
        if (leases.count() > before) {
            polling.beginAnew();
        }
        leave(leases.giveBack(share.fair()));
    }

    private void found(Signal.Found found, Instant now) {
        for (OutboxRow row : found.rows()) {
            @Nullable Lease lease = leases.active(row.shard());
            if (lease != null && polling.brings(row)) {
                lanes.add(lease, row);
            }
        }
        polling.found(found.read(), found.rows(), now);
    }

    private void answered(Signal.Answered answered, Instant now) {
        @Nullable Lane lane = lanes.answered(answered.row());
        if (lane == null) {
            return;
        }
        switch (answered.receipt()) {
            case Receipt.Stored stored -> {
                retirements.add(lane.lease, answered.row());
                lanes.stored(lane);
            }
            case Receipt.Unsure unsure -> again(lane, now);
            case Receipt.Refused refused -> parking.add(new Command.Park(lane.lease, answered.row(), refused.reason()));
        }
    }

    private void again(Lane lane, Instant now) {
        if (leases.isLeaving(lane.lease.shard())) {
            lanes.forget(lane);
        } else {
            lanes.failed(lane, now);
        }
    }

    private void parked(Signal.Parked parked) {
        parking.done();
        OutboxRow row = parked.park().row();
        if (parked.moved()) {
            polling.forget(Lane.Key.of(row));
            forget(lanes.of(row));
        } else {
            forget(Set.of(row.shard()));
        }
    }

    private void forget(@Nullable Lane lane) {
        if (lane != null) {
            lanes.forget(lane);
        }
    }

    private void failed(Command.OfStore command, Instant now) {
        switch (command) {
            case Command.Read read -> polling.failed(now);
            case Command.Retire retire -> retirements.failed(retire, leases::holds, now);
            case Command.Park park -> parking.failed(park, leases::holds, now);
            case Command.Claim claim -> leases.failed(now);
            case Command.Release release -> leases.failed(now);
            case Command.Leave leave -> leases.failed(now);
        }
    }

    // Lost, or no longer to be relied on: whoever has them now begins anew.
    private void forget(Set<Integer> shards) {
        if (shards.isEmpty()) {
            return;
        }
        Predicate<Integer> lost = shards::contains;
        shards.forEach(leases::forget);
        polling.forget(shards);
        lanes.forget(lost);
        retirements.forget(lost);
        parking.forget(lost);
    }

    // To be given back: what is under way is waited for and retired, the rest is the next one's.
    private void leave(Set<Integer> shards) {
        if (!shards.isEmpty()) {
            polling.forget(shards);
            lanes.leave(shards::contains);
            parking.forget(shards::contains);
        }
    }

    private void publish(List<Command> commands) {
        while (lanes.underWay() < settings.window()) {
            @Nullable OutboxRow row = lanes.send();
            if (row == null) {
                return;
            }
            commands.add(new Command.Publish(row));
        }
    }

    private void askStore(List<Command> commands, Instant now) {
        add(commands, retirements.next(now));
        add(commands, parking.next(now));
        if (!stopping) {
            add(commands, leases.release(drained(), now));
            add(commands, leases.claim(now));
            add(commands, polling.next(leases::active, held, now));
        } else if (isDrained()) {
            add(commands, leases.leave(now));
        }
    }

    private boolean isDrained() {
        return drained().size() == leases.count();
    }

    private List<Lease> drained() {
        return leases.leaving().stream()
                .filter(lease ->
                        !lanes.has(lease.shard()) && !retirements.has(lease.shard()) && !parking.has(lease.shard()))
                .toList();
    }

    private static void add(List<Command> commands, @Nullable Command command) {
        if (command != null) {
            commands.add(command);
        }
    }
}
