package io.ghasi.delivery.projector.loop;

import io.ghasi.delivery.adapters.postgres.ProjectorWork;
import io.ghasi.delivery.projector.lines.ConsumedLine;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A projector that runs: a loop for each line, and one that does what is too long for a transaction. */
public final class Projection implements AutoCloseable {
    private static final Duration AFTER_OUTAGE = Duration.ofSeconds(1);
    private static final Duration IDLE = Duration.ofSeconds(1);

    private final List<Repeated> running = new ArrayList<>();

    /**
     * How much at a time.
     *
     * @param batch messages that a loop fetches at most
     * @param patience for the first of them
     */
    public record Pace(int batch, Duration patience) {}

    /** Starts. {@code feeds} gives the feed of a line. */
    public Projection(
            List<ConsumedLine> lines,
            Function<ConsumedLine, Feed> feeds,
            ConsumerLoop.Tools tools,
            ProjectorWork work,
            MeterRegistry registry,
            Pace pace) {
        for (ConsumedLine line : lines) {
            String consumer = line.line().consumer();
            ConsumerLoop loop = new ConsumerLoop(line, tools, new InboxMetrics(registry, consumer));
            Feed feed = feeds.apply(line);
            running.add(Repeated.start(consumer, () -> {
                ConsumerLoop.Turn turn = loop.turn(feed, pace.batch(), pace.patience());
                return turn.available() ? Duration.ZERO : AFTER_OUTAGE;
            }));
        }
        running.add(Repeated.start("work", () -> work.next().isPresent() ? Duration.ZERO : IDLE));
    }

    /** Ends all loops, each after its turn. */
    @Override
    public void close() {
        running.forEach(Repeated::close);
    }
}
