package io.ghasi.delivery.acceptance.tenants;

import io.ghasi.delivery.acceptance.tenants.check.RowCheck;
import io.ghasi.delivery.acceptance.tenants.draw.Director;
import io.ghasi.delivery.acceptance.tenants.draw.Founders;
import io.ghasi.delivery.acceptance.tenants.draw.Operations;
import io.ghasi.delivery.acceptance.tenants.model.Ledger;
import io.ghasi.delivery.acceptance.tenants.model.Oracle;
import io.ghasi.delivery.acceptance.tenants.model.Session;
import io.ghasi.delivery.acceptance.tenants.request.Wardrobe;
import io.ghasi.delivery.acceptance.tenants.world.Founding;
import io.ghasi.delivery.acceptance.tenants.world.Person;
import io.ghasi.delivery.acceptance.tenants.world.Side;
import io.ghasi.delivery.acceptance.tenants.world.TwinContent;
import io.ghasi.delivery.acceptance.tenants.world.World;
import io.ghasi.delivery.journey.world.Deployment;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Two tenants whose data collide ask everything of one api, at once and in random order. Each lane is one person in both tenants: nobody
 * else changes what is this person's, and a lane asks one thing after the other. So the model of a lane is exact, however many lanes
 * there are, and what lanes share never changes once it is known.
 */
public final class TenantSimulation {
    private static final int ROUNDS = 4;

    private final Settings settings;
    private final Stage stage;
    private final RowCheck rows;
    private final Operations operations;
    private final List<Lane> lanes;

    TenantSimulation(Settings settings, Stage stage, Operations operations) {
        this.settings = settings;
        this.stage = stage;
        this.operations = operations;
        this.rows = new RowCheck(stage.world(), stage.foreignBytes());
        SplittableRandom seeds = new SplittableRandom(settings.seed());
        this.lanes = stage.world().people().stream()
                .map(person -> lane(person, seeds.split()))
                .toList();
    }

    private Lane lane(Person person, SplittableRandom random) {
        Ledger ledger = new Ledger(person, stage.registry());
        Director director = new Director(
                stage.world(), ledger, operations, stage.deployment().ids(), random);
        return new Lane(stage, ledger, new Oracle(stage.world(), ledger), director);
    }

    /**
     * Plays one simulation.
     *
     * @param deployment whose api asks {@code content} for packages
     * @throws IllegalStateException where the contract has an operation that the simulator has no generator for
     */
    public static Report play(Settings settings, Deployment deployment, TwinContent content)
            throws SQLException, InterruptedException {
        Operations operations = Operations.standard();
        operations.requireAllOf(deployment.contract().operations());
        World world = found(settings, deployment, content);
        Wardrobe wardrobe = new Wardrobe(world, deployment.neighbours(), deployment.ids());
        try (Post post = new Post(deployment.client(), wardrobe)) {
            Stage stage = Stage.of(settings, deployment, world, post);
            return new TenantSimulation(settings, stage, operations).play();
        }
    }

    static World found(Settings settings, Deployment deployment, TwinContent content) throws SQLException {
        try (Connection administrator = deployment.database().administrator()) {
            return Founding.found(settings.lanes(), deployment.ids(), deployment.neighbours(), content, administrator);
        }
    }

    private Report play() throws SQLException, InterruptedException {
        long began = System.nanoTime();
        Founders founders = perform();
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        List<String> timings = isSound()
                ? new Timing(stage, operations, lanes.getFirst().ledger(), founders).measure(settings.pairs())
                : List.of();
        int done = lanes.stream().mapToInt(Lane::done).sum();
        return new Report(done, leaks(), stage.coverage().toString(), timings, took);
    }

    /** Has everybody ask all that was wished for; every now and then they pause, and the rows are looked at. */
    Founders perform() throws SQLException, InterruptedException {
        together(Lane::found);
        Founders founders = founders();
        for (int round = 1; round <= ROUNDS && isSound(); round++) {
            int part = round;
            together(lane -> play(lane, founders, part));
            checkRows("round " + round);
        }
        return founders;
    }

    List<Leak> leaks() {
        return stage.leaks().found();
    }

    private boolean isSound() {
        return stage.leaks().found().isEmpty();
    }

    private void play(Lane lane, Founders founders, int round) throws InterruptedException {
        int all = settings.operationsOf(lanes.indexOf(lane));
        lane.play(founders, all * round / ROUNDS, all);
    }

    /** What lanes do at the same time. */
    @FunctionalInterface
    private interface Part {
        void of(Lane lane) throws InterruptedException;
    }

    private void together(Part part) throws InterruptedException {
        List<Thread> threads = lanes.stream()
                .map(lane -> Thread.ofVirtual().start(() -> run(part, lane)))
                .toList();
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static void run(Part part, Lane lane) {
        try {
            part.of(lane);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            lane.broke(e);
        }
    }

    private Founders founders() {
        Map<Side, List<String>> all = new EnumMap<>(Side.class);
        for (Side side : Side.values()) {
            all.put(
                    side,
                    lanes.stream()
                            .flatMap(lane -> lane.ledger().sessions(side).reversed().stream())
                            .map(Session::id)
                            .toList());
        }
        return new Founders(all);
    }

    private void checkRows(String when) throws SQLException {
        if (!isSound()) {
            return;
        }
        try (Connection administrator = stage.deployment().database().administrator()) {
            List<String> violations = rowViolations(administrator);
            if (!violations.isEmpty()) {
                String where = "seed " + settings.seed() + ", after " + when;
                stage.leaks().add(new Leak(Leak.Kind.CHANGED_ROW, where, List.of(), violations));
            }
        }
    }

    /** How the rows that {@code administrator} sees differ from the model; while nobody asks anything. */
    List<String> rowViolations(Connection administrator) throws SQLException {
        return rows.violations(administrator, lanes.stream().map(Lane::ledger).toList());
    }
}
