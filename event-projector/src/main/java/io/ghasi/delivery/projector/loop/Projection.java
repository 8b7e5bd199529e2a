package io.ghasi.delivery.projector.loop;

import io.ghasi.delivery.adapters.postgres.ProjectorWork;
import io.ghasi.delivery.core.inbox.Feed;
import io.ghasi.delivery.projector.lines.ConsumedLine;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
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

    /**
     * What is in the database besides the inbox.
     *
     * @param work that was ordered
     * @param answers whether it can be reached
     */
    public record Database(ProjectorWork work, BooleanSupplier answers) {}

    /** Starts. {@code feeds} gives the feed of a line. */
    public Projection(
            List<ConsumedLine> lines,
            Function<ConsumedLine, Feed> feeds,
            ConsumerLoop.Tools tools,
            Database database,
            MeterRegistry registry,
            Pace pace) {
        Repeated work = Repeated.start("work", () -> database.work().next().isPresent() ? Duration.ZERO : IDLE);
        for (ConsumedLine line : lines) {
            String consumer = line.line().consumer();
            ConsumerLoop loop = new ConsumerLoop(line, tools, new InboxMetrics(registry, consumer));
            Turns turns = new Turns(loop, feeds.apply(line), pace, database.answers(), work);
            running.add(Repeated.start(consumer, turns::next));
        }
        running.add(work);
    }

    /** The turns of one loop. */
    private static final class Turns {
        private final ConsumerLoop loop;
        private final Feed feed;
        private final Pace pace;
        private final BooleanSupplier databaseAnswers;
        private final Repeated work;
        private boolean outage;

        Turns(ConsumerLoop loop, Feed feed, Pace pace, BooleanSupplier databaseAnswers, Repeated work) {
            this.loop = loop;
            this.feed = feed;
            this.pace = pace;
            this.databaseAnswers = databaseAnswers;
            this.work = work;
        }

        // The server counts deliveries and gives up: nothing is fetched that cannot be worked on.
        Duration next() {
            if (outage && !databaseAnswers.getAsBoolean()) {
                return AFTER_OUTAGE;
            }
            ConsumerLoop.Turn turn = loop.turn(feed, pace.batch(), pace.patience());
            if (turn.fetched() > 0) {
                work.wake();
            }
            outage = !turn.available();
            return outage ? AFTER_OUTAGE : Duration.ZERO;
        }
    }

    /** Ends all loops, each after its turn. */
    @Override
    public void close() {
        running.forEach(Repeated::end);
        running.forEach(Repeated::close);
    }
}
