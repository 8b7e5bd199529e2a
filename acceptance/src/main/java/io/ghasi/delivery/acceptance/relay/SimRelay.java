package io.ghasi.delivery.acceptance.relay;

import io.ghasi.delivery.core.outbox.Command;
import io.ghasi.delivery.core.outbox.Relay;
import io.ghasi.delivery.core.outbox.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A relay's process: it may be stopped at any point, even between deciding and doing, and go on later as if nothing had been; or be killed. */
final class SimRelay {
    private final RelayWorld world;
    private final UUID owner;
    private final Relay relay;
    private final List<Signal> heard = new ArrayList<>();
    private final List<Runnable> stalled = new ArrayList<>();
    private boolean alive = true;
    private boolean paused;
    private boolean turnIsDue;
    private long turns;

    SimRelay(RelayWorld world, UUID owner) {
        this.world = world;
        this.owner = owner;
        this.relay = new Relay(RelayWorld.SETTINGS, world.chance());
        turnSoon();
    }

    boolean isRunning() {
        return alive && !paused;
    }

    void kill() {
        alive = false;
    }

    void pause() {
        paused = true;
    }

    void resume() {
        paused = false;
        List<Runnable> now = List.copyOf(stalled);
        stalled.clear();
        now.forEach(Runnable::run);
        turnSoon();
    }

    void hear(Signal signal) {
        heard.add(signal);
        turnSoon();
    }

    private void turnSoon() {
        if (!turnIsDue) {
            turnIsDue = true;
            world.agenda().in(1, this::turn);
        }
    }

    private void turn() {
        turnIsDue = false;
        if (!isRunning()) {
            return;
        }
        List<Signal> signals = List.copyOf(heard);
        heard.clear();
        relay.on(signals, world.agenda().instant()).forEach(this::start);
        if (relay.hasLeft()) {
            alive = false;
            world.sharesChanged();
            return;
        }
        rest(++turns);
    }

    private void rest(long turn) {
        if (relay.wakeAt().getEpochSecond() > RelayWorld.LONG_AFTER) {
            return;
        }
        long wait = Agenda.micros(relay.wakeAt()) - world.agenda().now();
        if (wait <= 0) {
            world.audit().violation("a relay does not rest");
        }
        world.agenda().in(Math.max(wait, 1_000), () -> {
            if (turns == turn) {
                turnSoon();
            }
        });
    }

    // A process that is stopped between deciding and doing does it when it goes on.
    private void start(Command command) {
        world.agenda().in(world.hesitation(), () -> unlessPaused(() -> perform(command)));
    }

    private void unlessPaused(Runnable what) {
        if (!alive) {
            return;
        }
        if (paused) {
            stalled.add(what);
        } else {
            what.run();
        }
    }

    private void perform(Command command) {
        switch (command) {
            case Command.Publish publish ->
                world.broker().publish(publish.row(), receipt -> hear(new Signal.Answered(publish.row(), receipt)));
            case Command.OfStore call -> world.agenda().in(world.latency(), () -> ask(call));
        }
    }

    private void ask(Command.OfStore call) {
        boolean fails = world.happens(world.weather().storeFails());
        boolean done = !fails || world.happens(0.5);
        Signal answer = done ? world.store().execute(owner, call) : new Signal.Failed(call, "never arrived");
        if (call instanceof Command.Release) {
            world.sharesChanged();
        }
        world.agenda().in(world.latency(), () -> hear(fails ? new Signal.Failed(call, "no answer") : answer));
    }
}
