package io.ghasi.delivery.acceptance.relay;

import io.ghasi.delivery.core.outbox.Broker;
import io.ghasi.delivery.core.outbox.OutboxRow;
import io.ghasi.delivery.core.outbox.Receipt;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** A stream that drops what comes too soon again, behind a network that loses, delays and repeats. */
final class SimBroker implements Broker {
    private static final long TIMEOUT = 500_000;
    private static final long DUPLICATE_WINDOW = 1_000_000;

    private final RelayWorld world;
    private final Map<UUID, Long> recent = new HashMap<>();
    private final Set<UUID> unwanted = new HashSet<>();
    private Consumer<OutboxRow> consumer = row -> {};
    private long awayUntil;
    private long sequence;

    SimBroker(RelayWorld world) {
        this.world = world;
    }

    void subscribe(Consumer<OutboxRow> subscriber) {
        consumer = subscriber;
    }

    /** There is no leader for {@code micros}. */
    void away(long micros) {
        awayUntil = world.agenda().now() + micros;
    }

    void refuse(OutboxRow row) {
        unwanted.add(row.event());
    }

    @Override
    public void publish(OutboxRow row, Consumer<Receipt> answer) {
        Once once = new Once(answer);
        world.agenda().in(TIMEOUT, () -> once.accept(new Receipt.Unsure("no answer")));
        if (!world.happens(world.weather().lost())) {
            world.agenda().in(world.latency(), () -> arrive(row, once));
        }
        if (world.happens(world.weather().copied())) {
            world.agenda().in(world.longTime(), () -> arrive(row, once));
        }
    }

    private void arrive(OutboxRow row, Once answer) {
        if (awayUntil > world.agenda().now()) {
            return;
        }
        Receipt receipt = unwanted.contains(row.event()) ? new Receipt.Refused("too large") : store(row);
        if (!world.happens(world.weather().lost())) {
            world.agenda().in(world.latency(), () -> answer.accept(receipt));
        }
    }

    private Receipt store(OutboxRow row) {
        long now = world.agenda().now();
        Long before = recent.get(row.event());
        if (before != null && before > now - DUPLICATE_WINDOW) {
            return new Receipt.Stored(sequence, true);
        }
        recent.put(row.event(), now);
        sequence++;
        world.audit().stored(row.aggregate(), row.version(), row.event());
        consumer.accept(row);
        return new Receipt.Stored(sequence, false);
    }

    private static final class Once implements Consumer<Receipt> {
        private final Consumer<Receipt> answer;
        private boolean answered;

        Once(Consumer<Receipt> answer) {
            this.answer = answer;
        }

        @Override
        public void accept(Receipt receipt) {
            if (!answered) {
                answered = true;
                answer.accept(receipt);
            }
        }
    }
}
