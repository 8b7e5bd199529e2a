package io.ghasi.delivery.acceptance.conformance;

import io.ghasi.delivery.journey.client.Call;
import io.ghasi.delivery.journey.client.Player;
import io.ghasi.delivery.journey.client.Reply;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;

/** Sends requests as a patient client does: whoever is told to wait waits, and an answer that was lost is asked for again. */
final class Asking {
    private static final int TRIES = 150;
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Player player;
    private final Between between;

    Asking(Player player, Between between) {
        this.player = player;
        this.between = between;
    }

    /** What happens before every request. */
    @FunctionalInterface
    interface Between {
        void happen() throws IOException, InterruptedException;
    }

    /** Sends {@code call} until it is answered. */
    Reply ask(Call call) throws IOException {
        Call signed = player.signed(call);
        try {
            between.happen();
            return answered(signed);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    private Reply answered(Call signed) throws IOException, InterruptedException {
        IOException last = null;
        for (int i = 0; i < TRIES; i++) {
            try {
                Reply reply = player.send(signed);
                if (reply.status() != 429 && reply.status() != 503) {
                    return reply;
                }
                Thread.sleep(Duration.ofSeconds(
                        Long.parseLong(reply.headers().firstValue("Retry-After").orElse("1"))));
            } catch (IOException e) {
                last = e;
                Thread.sleep(PAUSE);
            }
        }
        throw last == null ? new IOException("neither limits nor faults did end") : last;
    }
}
