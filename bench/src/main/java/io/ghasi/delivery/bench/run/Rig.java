package io.ghasi.delivery.bench.run;

import io.ghasi.delivery.bench.floor.Floor;
import io.ghasi.delivery.bench.floor.FloorResult;
import io.ghasi.delivery.bench.floor.FloorRun;
import io.ghasi.delivery.bench.load.LoadGenerator;
import io.ghasi.delivery.bench.load.Phase;
import io.ghasi.delivery.bench.load.PhaseResult;
import io.ghasi.delivery.bench.load.Target;
import io.ghasi.delivery.bench.machine.CpuTime;
import io.ghasi.delivery.bench.service.RunningApi;
import io.ghasi.delivery.bench.service.ServiceUnderTest;
import io.ghasi.delivery.bench.world.Kept;
import io.ghasi.delivery.bench.world.Population;
import io.ghasi.delivery.bench.world.ScormSeeding;
import io.ghasi.delivery.bench.world.Seeding;
import io.ghasi.delivery.bench.world.Stage;
import io.ghasi.delivery.bench.world.Wal;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Plays one thing at a time on a stage that is set anew for each, and sees to it that what was answered was written. */
final class Rig implements AutoCloseable {
    private final ServiceUnderTest service;
    private final Settings settings;
    private final Connection administrator;
    private final Stage stage;
    private final FloorRun floors;

    /** Seeds the database. */
    Rig(ServiceUnderTest service, Settings settings) throws SQLException {
        this.service = service;
        this.settings = settings;
        this.administrator = service.administrator();
        this.stage = new Stage(administrator);
        this.floors = new FloorRun(service.database(), settings.population(), settings.connections());
        say("seeding " + settings.population().sessions() + " sessions");
        Seeding.run(administrator, settings.population(), service.courses());
    }

    FloorResult floor(Floor floor) throws IOException, InterruptedException, SQLException {
        stage.set();
        FloorResult result = floors.run(floor, settings.each());
        stage.requireWritten(floor.writes() ? result.transactions() : 0);
        say("%s: %.0f/s".formatted(floor.word(), result.perSecond()));
        return result;
    }

    /** The floor of commits, on what {@code kept} has. */
    FloorResult floor(Kept kept) throws IOException, InterruptedException, SQLException {
        ScormSeeding.remember(administrator, kept);
        stage.set();
        FloorResult result = floors.run(kept, settings.each());
        stage.requireWritten(result.transactions());
        say("%s: %.0f/s".formatted(Floor.COMMIT.word(), result.perSecond()));
        return result;
    }

    /** Content in front of every learner who plays commits, from where {@code kept} is on. */
    Committed commit(RunningApi api, LoadGenerator load, Phase phase, Speaking kept) throws IOException, SQLException {
        ScormSeeding.remember(administrator, kept.kept());
        stage.set();
        load.aim(targets(settings.population().speaking().toList(), kept.speaker()));
        Wal before = Wal.now(administrator);
        Played played = playNow(api, load, phase);
        Wal wal = Wal.now(administrator).since(before);
        say("%d bytes of WAL each".formatted(wal.bytes() / played.result().answered()));
        return new Committed(played, wal);
    }

    /** Where the database's rows are. */
    Connection administrator() {
        return administrator;
    }

    Played play(RunningApi api, LoadGenerator load, Phase phase) throws IOException, SQLException {
        prepare(load);
        return playNow(api, load, phase);
    }

    /** Sets the stage for a phase. */
    void prepare(LoadGenerator load) throws IOException, SQLException {
        stage.set();
        // Tokens live for a quarter of an hour, runs longer.
        load.aim(targets(settings.population().played().toList(), null));
    }

    /** Plays on a stage that was set. */
    Played playNow(RunningApi api, LoadGenerator load, Phase phase) throws IOException, SQLException {
        CpuTime before = CpuTime.now(api.pid(), load.pid());
        long start = System.nanoTime();
        PhaseResult result = load.play(phase);
        Duration wall = Duration.ofNanos(System.nanoTime() - start);
        CpuTime cost = CpuTime.now(api.pid(), load.pid()).since(before);
        stage.requireWritten(phase.kind().writes() ? result.answered() : 0);
        Played played = new Played(result, cost, wall);
        say("%s %s: %.0f/s, p50 %.2f ms, p99 %.2f ms, %.3f CPU-ms, foreign load %.2f cores"
                .formatted(
                        phase.kind(),
                        phase.pace(),
                        result.perSecond(),
                        result.p50Ms(),
                        result.p99Ms(),
                        played.cpuPerAnswer(),
                        played.cores(cost.foreign())));
        return played;
    }

    // The first sessions are one of each learner; then the same learners come again, in the same order.
    private List<Target> targets(List<Population.Played> played, Target.@Nullable Speaker speaker) throws IOException {
        List<String> tokens = new ArrayList<>();
        for (Population.Played one : played.subList(0, Population.PLAYING)) {
            tokens.add(service.token(one));
        }
        List<Target> targets = new ArrayList<>();
        for (Population.Played one : played) {
            String token = tokens.get(targets.size() % tokens.size());
            targets.add(new Target(one.session().text(), one.tenant().text(), token, speaker));
        }
        return targets;
    }

    static void say(String what) {
        System.err.println("bench: " + what);
    }

    @Override
    public void close() throws SQLException {
        administrator.close();
    }
}
