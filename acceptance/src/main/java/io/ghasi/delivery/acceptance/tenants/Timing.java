package io.ghasi.delivery.acceptance.tenants;

import io.ghasi.delivery.acceptance.tenants.check.TimingClass;
import io.ghasi.delivery.acceptance.tenants.draw.Founders;
import io.ghasi.delivery.acceptance.tenants.draw.Operations;
import io.ghasi.delivery.acceptance.tenants.draw.TimingPairs;
import io.ghasi.delivery.acceptance.tenants.model.Ledger;
import io.ghasi.delivery.acceptance.tenants.request.Exchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether what does not exist and what is another tenant's take the same time, when nobody else asks. A difference counts where it is
 * gross, and found again in every one of three rounds, to the same side: noise does not do that, one query more does.
 */
final class Timing {
    private static final int ROUNDS = 3;

    private final Stage stage;
    private final Operations operations;
    private final TimingPairs pairs;

    Timing(Stage stage, Operations operations, Ledger ledger, Founders founders) {
        this.stage = stage;
        this.operations = operations;
        this.pairs = new TimingPairs(
                stage.world(), ledger, founders, stage.deployment().ids(), stage.seed());
    }

    /** A line for each operation, from so many pairs of {@code samples} at least; what can be told apart is among the leaks then. */
    List<String> measure(int samples) throws InterruptedException {
        List<String> lines = new ArrayList<>();
        for (String operation : operations.aboutSessions()) {
            try {
                lines.add(operation + ": " + compare(operation, samples));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return lines;
    }

    private TimingClass compare(String operation, int samples) throws IOException, InterruptedException {
        List<TimingClass> rounds = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            TimingClass found = round(operation, samples);
            rounds.add(found);
            if (found.side() == 0 || found.side() != rounds.getFirst().side()) {
                return found;
            }
        }
        stage.leaks()
                .add(new Leak(
                        Leak.Kind.DISTINGUISHABLE,
                        "seed " + stage.seed() + ", timing of " + operation,
                        List.of(),
                        rounds.stream().map(TimingClass::toString).toList()));
        return rounds.getLast();
    }

    private TimingClass round(String operation, int samples) throws IOException, InterruptedException {
        long[] unknown = new long[samples];
        long[] foreign = new long[samples];
        for (int i = 0; i < samples; i++) {
            TimingPairs.Pair pair = pairs.draw(operations.of(operation));
            // Whichever comes first pays for what the other one finds warm.
            if (pair.foreignFirst()) {
                foreign[i] = time(pair.foreign());
                unknown[i] = time(pair.unknown());
            } else {
                unknown[i] = time(pair.unknown());
                foreign[i] = time(pair.foreign());
            }
        }
        return TimingClass.of(unknown, foreign);
    }

    private long time(Exchange exchange) throws IOException, InterruptedException {
        return stage.post().time(exchange);
    }
}
