package io.ghasi.delivery.bench.load;

import io.ghasi.delivery.bench.load.Wire.Sent;
import io.ghasi.delivery.core.ids.IdSource;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One thread that sends what is due and reads what comes, until the phase is over and nothing is under way. Stops at the first failure. */
final class EventLoop implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LOOK_AROUND = Duration.ofMillis(200);

    private final Phase phase;
    private final List<Requests> requests;
    private final IdSource keys;
    private final Selector selector;
    private final List<Wire> wires = new ArrayList<>();
    private final Deque<Wire> idle = new ArrayDeque<>();
    private final Tally tally = new Tally();
    private final Schedule schedule;
    private final long start;
    private @Nullable String failure;
    private long looked;

    EventLoop(Phase phase, InetSocketAddress server, List<Requests> requests, IdSource keys) throws IOException {
        this.phase = phase;
        this.requests = requests;
        this.keys = keys;
        this.selector = Selector.open();
        for (int i = 0; i < phase.connections(); i++) {
            wires.add(new Wire(server, selector));
        }
        idle.addAll(wires);
        this.start = System.nanoTime();
        this.looked = start;
        this.schedule = new Schedule(phase, requests.size(), start);
    }

    PhaseResult run() throws IOException {
        try (Pacer _ = phase.pace() instanceof Pace.Open open ? new Pacer(selector, open, start) : null) {
            while (failure == null && !(schedule.isOver(System.nanoTime()) && idle.size() == wires.size())) {
                sendWhatIsDue();
                selector.select(this::serve, LOOK_AROUND.toMillis());
                complainOfSilence();
            }
        }
        int reconnects = wires.stream().mapToInt(Wire::reconnects).sum();
        return tally.result(phase.duration(), reconnects, failure);
    }

    private void sendWhatIsDue() throws IOException {
        long now = System.nanoTime();
        while (!idle.isEmpty() && schedule.isDue(now)) {
            Sent next = schedule.draw(now);
            Wire wire = idle.removeFirst();
            tally.late(now - Math.max(next.from(), wire.idleSince()));
            requests.get(next.target()).write(wire.out(), keys);
            wire.send(next);
            now = System.nanoTime();
        }
    }

    private void serve(SelectionKey key) {
        Wire wire = (Wire) Objects.requireNonNull(key.attachment());
        try {
            Answer answer = wire.advance();
            if (answer != null) {
                take(wire, answer);
            }
        } catch (IOException | RuntimeException e) {
            fail(e + " (" + wire.sent + ")");
        }
    }

    private void take(Wire wire, Answer answer) throws IOException {
        Sent sent = wire.sent;
        if (sent == null || answer.status() != 200) {
            fail("not 200:\n" + answer);
            return;
        }
        if (!requests.get(sent.target()).isGood(answer)) {
            fail("a call was refused:\n" + answer);
            return;
        }
        long now = System.nanoTime();
        tally.answered(now - sent.from(), schedule.isWithin(now));
        wire.settle(now);
        idle.addLast(wire);
        schedule.giveBack(sent.target());
    }

    private void complainOfSilence() {
        long now = System.nanoTime();
        if (now - looked < LOOK_AROUND.toNanos()) {
            return;
        }
        looked = now;
        for (Wire wire : wires) {
            Sent sent = wire.sent;
            if (sent != null && now - sent.from() > PATIENCE.toNanos()) {
                fail("no answer within " + PATIENCE);
            }
        }
    }

    private void fail(String why) {
        if (failure == null) {
            failure = why;
        }
    }

    @Override
    public void close() throws IOException {
        for (Wire wire : wires) {
            wire.close();
        }
        selector.close();
    }
}
