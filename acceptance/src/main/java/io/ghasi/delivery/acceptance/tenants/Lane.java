package io.ghasi.delivery.acceptance.tenants;

import io.ghasi.delivery.acceptance.tenants.Leak.Kind;
import io.ghasi.delivery.acceptance.tenants.check.ForeignBytes;
import io.ghasi.delivery.acceptance.tenants.check.Likeness;
import io.ghasi.delivery.acceptance.tenants.draw.Director;
import io.ghasi.delivery.acceptance.tenants.draw.Founders;
import io.ghasi.delivery.acceptance.tenants.draw.Step;
import io.ghasi.delivery.acceptance.tenants.model.Ledger;
import io.ghasi.delivery.acceptance.tenants.model.Oracle;
import io.ghasi.delivery.acceptance.tenants.model.Prediction;
import io.ghasi.delivery.acceptance.tenants.request.Exchange;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One person in both tenants, who asks one thing after the other while other lanes do the same. Ends with its first leak. */
final class Lane {
    private final Stage stage;
    private final Ledger ledger;
    private final Oracle oracle;
    private final Director director;
    private int done;
    private boolean derailed;

    Lane(Stage stage, Ledger ledger, Oracle oracle, Director director) {
        this.stage = stage;
        this.ledger = ledger;
        this.oracle = oracle;
        this.director = director;
    }

    Ledger ledger() {
        return ledger;
    }

    /** Exchanges so far. */
    int done() {
        return done;
    }

    void found() throws InterruptedException {
        perform(director.founding());
        perform(director.diligence());
    }

    private void perform(List<Step> steps) throws InterruptedException {
        for (Step step : steps) {
            perform(step);
        }
    }

    /** Goes on until {@code until} exchanges are done, or a step leads beyond that; of {@code all} that there will be. */
    void play(Founders founders, int until, int all) throws InterruptedException {
        while (done < until && !derailed && !stage.leaks().areEnough()) {
            perform(director.next(founders, all - done));
        }
    }

    private void perform(Step step) throws InterruptedException {
        if (derailed) {
            return;
        }
        try (var _ = stage.enter()) {
            switch (step) {
                case Step.One(Exchange exchange) -> judge(send(exchange));
                case Step.Twice(Exchange exchange) -> twice(exchange);
                case Step.Across(Exchange here, Exchange there) -> across(here, there);
                case Step.Alike(Exchange unknown, Exchange foreign) -> alike(unknown, foreign);
                case Step.Worn(Exchange foreign, int often, Exchange own) -> worn(foreign, often, own);
                case Step.Fickle(var side) -> stage.turn(ledger.person(), side, ledger.turnFickle(side));
            }
        } catch (IOException | AssertionError e) {
            leak(Kind.WRONG_ANSWER, List.of(step.getClass().getSimpleName()), List.of(String.valueOf(e.getMessage())));
        }
    }

    private Sent send(Exchange exchange) throws IOException, InterruptedException {
        done++;
        return stage.post().send(exchange);
    }

    private List<Sent> together(Exchange one, Exchange other) throws IOException, InterruptedException {
        done += 2;
        return stage.post().sendTogether(one, other);
    }

    private void judge(Sent sent) {
        judge(sent, oracle.expect(sent.exchange(), sent.span()));
    }

    private void judge(Sent sent, List<Prediction> predictions) {
        stage.coverage().count(sent, ledger);
        List<String> wrong = new ArrayList<>();
        @Nullable Prediction right = null;
        for (Prediction prediction : predictions) {
            List<String> differences = prediction.expected().differences(sent.reply(), stage.world());
            if (differences.isEmpty()) {
                right = prediction;
                break;
            }
            wrong.addAll(differences);
        }
        if (right != null) {
            right.effect().on(sent.reply());
        }
        List<String> foreign = foreign(sent);
        if (!foreign.isEmpty()) {
            leak(Kind.FOREIGN_BYTES, List.of(sent.describe()), foreign);
        } else if (right == null) {
            leak(Kind.WRONG_ANSWER, List.of(sent.describe()), wrong);
        } else {
            origin(sent);
        }
    }

    private List<String> foreign(Sent sent) {
        ForeignBytes bytes = stage.foreignBytes();
        return bytes.in(sent.reply(), sent.exchange().caller().side());
    }

    private void origin(Sent sent) {
        List<String> wrong = Origins.differences(sent);
        if (!wrong.isEmpty()) {
            leak(Kind.WRONG_ANSWER, List.of(sent.describe()), wrong);
        }
    }

    // Which of the two came first is told by the other being a replay.
    private void twice(Exchange exchange) throws IOException, InterruptedException {
        List<Sent> both = together(exchange, exchange);
        boolean swapped = both.getFirst().reply().header("Idempotency-Replayed") != null;
        List<Sent> ordered = swapped ? both.reversed() : both;
        judge(ordered.getFirst());
        if (!derailed) {
            judge(
                    ordered.getLast(),
                    oracle.expectAgain(exchange, ordered.getLast().span()));
        }
    }

    private void across(Exchange here, Exchange there) throws IOException, InterruptedException {
        for (Sent sent : together(here, there)) {
            judge(sent);
        }
    }

    private void alike(Exchange unknown, Exchange foreign) throws IOException, InterruptedException {
        Sent nothing = send(unknown);
        judge(nothing);
        Sent theirs = send(foreign);
        if (derailed) {
            return;
        }
        // A limit used up says nothing of what was asked for.
        boolean limited = nothing.reply().status() == 429 || theirs.reply().status() == 429;
        List<String> differences = limited ? List.of() : Likeness.differences(nothing.reply(), theirs.reply());
        stage.coverage().countAlike(foreign);
        if (differences.isEmpty()) {
            judge(theirs);
        } else {
            leak(Kind.DISTINGUISHABLE, List.of(nothing.describe(), theirs.describe()), differences);
        }
    }

    private void worn(Exchange foreign, int often, Exchange own) throws IOException, InterruptedException {
        for (int i = 0; i < often && !derailed; i++) {
            judge(send(stage.afresh(foreign)));
        }
        if (!derailed) {
            judge(send(own));
        }
    }

    /** The simulator itself failed. */
    void broke(RuntimeException e) {
        StringWriter trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace));
        leak(Kind.WRONG_ANSWER, List.of(trace.toString()), List.of(e.toString()));
    }

    private void leak(Kind kind, List<String> exchanges, List<String> why) {
        derailed = true;
        int lane = ledger.person().number();
        String where = "seed " + stage.seed() + ", lane " + lane + ", operation " + done + " of the lane";
        stage.leaks().add(new Leak(kind, where, exchanges, why));
    }
}
