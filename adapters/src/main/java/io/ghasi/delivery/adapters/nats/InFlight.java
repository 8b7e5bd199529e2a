package io.ghasi.delivery.adapters.nats;

import io.ghasi.delivery.adapters.telemetry.LogEvent;
import io.ghasi.delivery.core.outbox.Receipt;
import io.ghasi.delivery.core.outbox.Receipt.Unsure;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who waits for an answer. Whoever takes one out of the map answers it, so each hears exactly once. */
final class InFlight {
    static final long NO_ROOM = -1;
    private static final Logger LOG = LoggerFactory.getLogger(InFlight.class);

    private final Map<Long, Waiting> waiting = new ConcurrentHashMap<>();
    private final AtomicLong tickets = new AtomicLong();
    private final Semaphore room;

    InFlight(int window) {
        this.room = new Semaphore(window);
    }

    private record Waiting(Consumer<Receipt> answer, long deadline) {}

    /** The ticket of {@code answer}, which waits until {@code deadline} of {@link System#nanoTime}, or {@link #NO_ROOM}. */
    long enter(Consumer<Receipt> answer, long deadline) {
        if (!room.tryAcquire()) {
            return NO_ROOM;
        }
        long ticket = tickets.incrementAndGet();
        waiting.put(ticket, new Waiting(answer, deadline));
        return ticket;
    }

    /** Answers who has {@code ticket}; nobody, where they had their answer. */
    void settle(long ticket, Receipt receipt) {
        Waiting one = waiting.remove(ticket);
        if (one != null) {
            room.release();
            answer(one.answer, receipt);
        }
    }

    /** What one who is answered throws is nobody else's trouble. */
    static void answer(Consumer<Receipt> answer, Receipt receipt) {
        try {
            answer.accept(receipt);
        } catch (RuntimeException e) {
            LOG.error(LogEvent.PROCESS_DEFECT, "whoever published an event could not take the answer {}", receipt, e);
        }
    }

    /** Answers all whose time is over at {@code now}. */
    void expire(long now, String why) {
        settleIf(one -> now - one.deadline >= 0, why);
    }

    void settleAll(String why) {
        settleIf(_ -> true, why);
    }

    private void settleIf(Predicate<Waiting> which, String why) {
        waiting.forEach((ticket, one) -> {
            if (which.test(one)) {
                settle(ticket, new Unsure(why));
            }
        });
    }
}
