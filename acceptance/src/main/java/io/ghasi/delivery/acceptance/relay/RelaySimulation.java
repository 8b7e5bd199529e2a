package io.ghasi.delivery.acceptance.relay;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

/** Plays a world for each seed, on all processors. */
public final class RelaySimulation {
    private RelaySimulation() {}

    /**
     * What was seen.
     *
     * @param violations worlds in which something went wrong
     * @param first the lowest seed of those, with what it was; empty where there is none
     */
    public record Report(int seeds, int violations, Optional<Failure> first) {
        /** {@code seeds=N violations=V}. */
        public String lastLine() {
            return "seeds=" + seeds + " violations=" + violations;
        }
    }

    /** A world that went wrong; {@code --seeds 1 --seed} its seed plays it again. */
    public record Failure(long seed, List<String> violations) {}

    /** Plays the worlds of {@code seed}, {@code seed + 1} and so on. */
    public static Report play(int seeds, long seed, Mutation mutation) {
        AtomicInteger count = new AtomicInteger();
        Optional<Failure> first = LongStream.range(seed, seed + seeds)
                .parallel()
                .mapToObj(one -> new Failure(one, RelayWorld.play(one, mutation)))
                .filter(failure -> !failure.violations().isEmpty())
                .peek(failure -> count.incrementAndGet())
                .reduce((a, b) -> a.seed() < b.seed() ? a : b);
        return new Report(seeds, count.get(), first);
    }

    /** Whether something goes wrong in one of those worlds; the rest need not be played then. */
    public static boolean isMissed(int seeds, long seed, Mutation mutation) {
        return LongStream.range(seed, seed + seeds)
                .parallel()
                .anyMatch(one -> !RelayWorld.play(one, mutation).isEmpty());
    }
}
