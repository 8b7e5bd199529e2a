package io.ghasi.delivery.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.acceptance.school.Seat;
import io.ghasi.delivery.acceptance.school.Stored;
import io.ghasi.delivery.journey.client.Call;
import io.ghasi.delivery.journey.client.Player;
import io.ghasi.delivery.journey.client.Reply;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Somebody who steps to and fro and sends each step, with its key, until it is answered with 200: as a good player does. Whatever fails on the way, each
 * step must then be made once.
 */
final class Walker {
    private final Seat seat;
    private final String session;
    private final AtomicInteger steps = new AtomicInteger();
    private final AtomicInteger trouble = new AtomicInteger();
    private volatile boolean tired;

    Walker(Seat seat) throws Exception {
        this.seat = seat;
        this.session = seat.session();
    }

    /** Walks until told to stop. */
    Walker walk() throws InterruptedException {
        while (!tired) {
            step();
        }
        return this;
    }

    /** One step, however often it has to be sent. */
    void step() throws InterruptedException {
        String target = steps.get() % 2 == 0 ? "{\"type\":\"next\"}" : "{\"type\":\"previous\"}";
        Call call = seat.player().signed(Player.navigate(session, target));
        while (!isMade(call)) {
            trouble.incrementAndGet();
        }
        steps.incrementAndGet();
    }

    private boolean isMade(Call call) throws InterruptedException {
        try {
            Reply reply = seat.send(call);
            assertThat(reply.status()).as(reply.toString()).isIn(200, 503);
            if (reply.status() == 503) {
                assertThat(reply.header("Retry-After")).isNotNull();
            }
            return reply.status() == 200;
        } catch (IOException _) {
            // Answered by nobody: the key will tell.
            Thread.onSpinWait();
            return false;
        }
    }

    void stop() {
        tired = true;
    }

    int steps() {
        return steps.get();
    }

    /** How often a step was not answered with 200. */
    int trouble() {
        return trouble.get();
    }

    /** Every step that was made was made once: in the row, and among the events. */
    void check() throws Exception {
        Stored stored = Stored.session(seat.world(), session);
        assertThat(stored.version()).isEqualTo(1 + steps());
        assertThat(stored.lamport()).isEqualTo(1 + steps());
        assertThat(stored.events()).hasSize(1 + steps());
    }
}
