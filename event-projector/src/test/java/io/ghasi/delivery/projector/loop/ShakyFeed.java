package io.ghasi.delivery.projector.loop;

import io.ghasi.delivery.core.inbox.Delivery;
import io.ghasi.delivery.core.inbox.Feed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A consumer as a broker promises it and no better: any order, any number of times, acknowledgements that are lost. Waits are not kept, only told. */
final class ShakyFeed implements Feed {
    private final Random random;
    private final double lost;
    private final List<Sent> waiting = new ArrayList<>();
    private int inFlight;
    private long sequence;

    /** {@code lost} of the acknowledgements never arrive. */
    ShakyFeed(Random random, double lost) {
        this.random = random;
        this.lost = lost;
    }

    synchronized ShakyFeed send(String subject, byte[] data) {
        waiting.add(new Sent(subject, data, ++sequence));
        return this;
    }

    synchronized boolean isDone() {
        return waiting.isEmpty() && inFlight == 0;
    }

    @Override
    public synchronized List<Delivery> fetch(int max, Duration wait) {
        Collections.shuffle(waiting, random);
        List<Sent> some = waiting.subList(0, Math.min(max, waiting.size()));
        List<Delivery> batch = new ArrayList<>(some);
        some.forEach(it -> it.count++);
        some.clear();
        inFlight += batch.size();
        return batch;
    }

    private synchronized void settled(Sent message, boolean again) {
        inFlight--;
        if (again) {
            waiting.add(message);
        }
    }

    private synchronized boolean isLost() {
        return random.nextDouble() < lost;
    }

    private final class Sent implements Delivery {
        private final String subject;
        private final byte[] data;
        private final long place;
        private int count;

        private Sent(String subject, byte[] data, long place) {
            this.subject = subject;
            this.data = data;
            this.place = place;
        }

        @Override
        public String subject() {
            return subject;
        }

        @Override
        public Map<String, List<String>> headers() {
            return Map.of("Nats-Msg-Id", List.of("msg-" + place));
        }

        @Override
        public byte[] data() {
            return data;
        }

        @Override
        public int deliveryCount() {
            return count;
        }

        @Override
        public long streamSequence() {
            return place;
        }

        @Override
        public void ack() {
            settled(this, isLost());
        }

        @Override
        public void nak(Duration delay) {
            settled(this, true);
        }

        @Override
        public void term() {
            settled(this, false);
        }

        @Override
        public void inProgress() {}
    }
}
