package io.ghasi.delivery.bench.relay;

import io.nats.client.JetStreamApiException;
import java.io.IOException;
import org.HdrHistogram.Histogram;

/** Relays that carry what one producer commits, a stretch of it at a time. */
final class Shift {
    private static final long MICROS_PER_MILLI = 1_000;

    private final Bed bed;
    private final Producer producer;
    private final Crew crew;
    private final StreamPass pass = new StreamPass();
    private long last;

    Shift(Bed bed, Producer producer, Crew crew) throws IOException, JetStreamApiException {
        this.bed = bed;
        this.producer = producer;
        this.crew = crew;
        this.last = StreamPass.last(bed.nats());
    }

    /** What is done in one stretch, until the last event of it is under way. */
    @FunctionalInterface
    interface Stretch {
        void run() throws Exception;
    }

    /**
     * What a stretch came to.
     *
     * @param rate events a second, from its beginning until the outbox was empty
     * @param cpuMicros the relays' CPU time for an event
     */
    record Done(int rate, long cpuMicros, Histogram lags) {}

    /** Works until the outbox is empty; fails where the stream has not each event of each aggregate, in order. */
    Done work(Stretch stretch) throws Exception {
        long before = pass.count();
        long cpu = crew.cpuMillis();
        long began = System.nanoTime();
        stretch.run();
        bed.awaitEmpty();
        long took = System.nanoTime() - began;
        long used = (crew.cpuMillis() - cpu) * MICROS_PER_MILLI;
        Histogram lags = read(StreamPass.last(bed.nats()));
        expectAll();
        long events = Math.max(1, pass.count() - before);
        return new Done((int) (events * 1_000_000_000L / took), used / events, lags);
    }

    /** The lags of what the stream took from the last reading up to {@code sequence}. */
    Histogram read(long sequence) throws IOException, JetStreamApiException, InterruptedException {
        Histogram lags = pass.lags(bed.nats(), last, sequence);
        last = sequence;
        return lags;
    }

    /** Fails unless all that was committed has been read. */
    void expectAll() throws IOException {
        if (pass.count() != producer.written()) {
            throw new IOException("of " + producer.written() + " events the stream has " + pass.count());
        }
    }

    Producer producer() {
        return producer;
    }

    Crew crew() {
        return crew;
    }
}
