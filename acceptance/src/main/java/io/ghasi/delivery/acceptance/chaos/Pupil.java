package io.ghasi.delivery.acceptance.chaos;

import io.ghasi.delivery.journey.client.Call;
import io.ghasi.delivery.journey.client.Player;
import io.ghasi.delivery.journey.client.Reply;
import java.io.IOException;
import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** Somebody who steps to and fro and sends each step, with its key and its trace, until it is answered: as a good player does. */
final class Pupil implements Runnable {
    private static final long PAUSE_MILLIS = 400;

    private final Player player;
    private final Ledger ledger;
    private final SplittableRandom chance;
    private final String session;
    private final AtomicInteger trouble;
    private volatile boolean tired;

    private Pupil(Player player, String session, Ledger ledger, SplittableRandom chance, AtomicInteger trouble) {
        this.player = player;
        this.session = session;
        this.ledger = ledger;
        this.chance = chance;
        this.trouble = trouble;
    }

    /** Starts a session with {@code start}. */
    static Pupil begin(Player player, Call start, Ledger ledger, SplittableRandom chance, AtomicInteger trouble)
            throws IOException, InterruptedException {
        String trace = trace(chance);
        Reply reply = player.send(player.signed(start).with("traceparent", parent(trace)));
        if (reply.status() != 201) {
            throw new IllegalStateException(reply.toString());
        }
        String session = reply.data().required("id").stringValue();
        ledger.acknowledged(session, trace);
        return new Pupil(player, session, ledger, chance, trouble);
    }

    private static String trace(SplittableRandom chance) {
        return HexFormat.of().toHexDigits(chance.nextLong() | 1)
                + HexFormat.of().toHexDigits(chance.nextLong());
    }

    private static String parent(String trace) {
        return "00-" + trace + "-00f067aa0ba902b7-01";
    }

    String session() {
        return session;
    }

    @Override
    public void run() {
        try {
            for (int step = 0; !tired; step++) {
                step(step % 2 == 0 ? "next" : "previous");
                Thread.sleep(chance.nextLong(PAUSE_MILLIS));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void step(String where) throws InterruptedException {
        String trace = trace(chance);
        Call call = player.signed(Player.navigate(session, "{\"type\":\"" + where + "\"}"))
                .with("traceparent", parent(trace));
        while (!isDone(call)) {
            trouble.incrementAndGet();
            Thread.sleep(PAUSE_MILLIS);
        }
        ledger.acknowledged(session, trace);
    }

    private boolean isDone(Call call) throws InterruptedException {
        try {
            Reply reply = player.send(call);
            if (reply.status() != 200 && reply.status() != 503) {
                throw new IllegalStateException(reply.toString());
            }
            return reply.status() == 200;
        } catch (IOException _) {
            // Answered by nobody: the key will tell.
            return false;
        }
    }

    /** Finishes the step it is at, and ends. */
    void stop() {
        tired = true;
    }
}
