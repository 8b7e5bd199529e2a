package io.ghasi.delivery.acceptance.chaos;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import io.ghasi.delivery.core.ids.CourseVersionId;
import io.ghasi.delivery.core.ids.DeviceId;
import io.ghasi.delivery.core.ids.EnrollmentId;
import io.ghasi.delivery.core.ids.IdSource;
import io.ghasi.delivery.core.ids.MonotonicUlids;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.ids.UserId;
import io.ghasi.delivery.journey.client.Client;
import io.ghasi.delivery.journey.client.Learner;
import io.ghasi.delivery.journey.client.Player;
import io.ghasi.delivery.journey.world.Deployment;
import io.ghasi.delivery.testkit.servers.Folders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.core.ConditionTimeoutException;

/** A class of learners in a storm, and the audit after it. */
public final class Chaos {
    private static final int PUPILS = 24;
    private static final int LEAST_IDLERS = 30;
    private static final int MOST_IDLERS = 300;
    private static final int TENANTS = 3;
    private static final Duration DRAIN = Duration.ofMinutes(3);
    private static final Path COURSE = Path.of("samples/native-first-aid");

    private final IdSource ids = new MonotonicUlids(InstantSource.system(), new SecureRandom());
    private final Ledger ledger = new Ledger();
    private final AtomicInteger trouble = new AtomicInteger();
    private final Fleet fleet;

    private Chaos(Fleet fleet) {
        this.fleet = fleet;
    }

    /**
     * Lets a storm of each of {@code seeds} rage for {@code duration}; says what happens as it does, and at last, in the words of
     * {@link Verdict#line}, what the auditor found. Returns whether that is good.
     */
    public static boolean run(Duration duration, long... seeds) throws Exception {
        Path home = Files.createTempDirectory("delivery-chaos");
        boolean good = run(home, duration, seeds);
        if (good) {
            Folders.delete(home);
        }
        return good;
    }

    private static boolean run(Path home, Duration duration, long... seeds) throws Exception {
        try (Fleet fleet = Fleet.start(home)) {
            Chaos chaos = new Chaos(fleet);
            chaos.play(duration, seeds);
            Verdict verdict = chaos.audit();
            verdict.findings().forEach(System.out::println);
            if (!verdict.isGood()) {
                System.out.println("logs: " + home);
            }
            System.out.println(verdict.line());
            return verdict.isGood();
        }
    }

    // One class of learners through all storms.
    private void play(Duration duration, long... seeds) throws Exception {
        try (Client client = new Client(fleet.uri(), Deployment.shippedContract());
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            SplittableRandom chance = new SplittableRandom(seeds[0]);
            Registrar registrar = new Registrar(fleet.neighbours(), ledger, chance.split());
            List<Pupil> pupils = pupils(client, chance, registrar, idlers(duration.multipliedBy(seeds.length)));
            List<Future<?>> walks = new ArrayList<>();
            pupils.forEach(pupil -> walks.add(threads.submit(pupil)));
            walks.add(threads.submit(registrar));
            int faults = 0;
            try {
                for (long seed : seeds) {
                    System.out.println("seed=" + seed);
                    faults += new Storm(fleet, ledger, seed).rage(duration);
                }
                fleet.awaitReady();
            } finally {
                // Also where the storm breaks off: whoever closes the threads waits for them.
                pupils.forEach(Pupil::stop);
                registrar.stop();
            }
            for (Future<?> walk : walks) {
                walk.get(DRAIN.toSeconds(), SECONDS);
            }
            System.out.printf(
                    "%d faults; done: %d commands and revocations, of these %d revocations; %d calls failed on the way%n",
                    faults, ledger.size(), ledger.revoked().size(), trouble.get());
        }
    }

    // About one a second is revoked. Each is started before the storm: a day of it must not wait for hours.
    private static int idlers(Duration duration) {
        return Math.clamp(duration.toSeconds(), LEAST_IDLERS, MOST_IDLERS);
    }

    // Those who walk; others start, and are left to the registrar.
    private List<Pupil> pupils(Client client, SplittableRandom chance, Registrar registrar, int idlers)
            throws Exception {
        Path course = Path.of(System.getProperty("delivery.root", ".")).resolve(COURSE);
        List<Pupil> pupils = new ArrayList<>();
        for (int t = 0; t < TENANTS; t++) {
            TenantId tenant = new TenantId(ids.next());
            fleet.neighbours().tenant(tenant, "eu");
            CourseVersionId version = fleet.neighbours().course(tenant, course).course();
            for (int p = 0; p < PUPILS / TENANTS; p++) {
                pupils.add(pupil(client, learner(tenant), new EnrollmentId(ids.next()), version, chance.split()));
            }
            for (int i = 0; i < idlers / TENANTS; i++) {
                Learner learner = learner(tenant);
                EnrollmentId enrollment = new EnrollmentId(ids.next());
                Pupil idler = pupil(client, learner, enrollment, version, chance.split());
                registrar.add(new Registrar.Place(idler.session(), enrollment, learner, version));
            }
        }
        return pupils;
    }

    private Learner learner(TenantId tenant) {
        return new Learner(tenant, new UserId(ids.next()), new DeviceId(ids.next()));
    }

    private Pupil pupil(
            Client client, Learner learner, EnrollmentId enrollment, CourseVersionId course, SplittableRandom chance)
            throws Exception {
        fleet.neighbours().enrollment(enrollment, learner, course, "active");
        Player player = new Player(client, learner, new FreshToken(fleet.neighbours(), learner), ids);
        return Pupil.begin(player, Player.start(enrollment, course), ledger, chance, trouble);
    }

    private Verdict audit() throws Exception {
        awaitDrained();
        awaitPaused();
        io.nats.client.Connection nats = fleet.nats().connect();
        try {
            return Verdict.of(ledger, StreamReader.read(nats), projected());
        } finally {
            nats.close();
        }
    }

    // What the projector keeps, asked of its tables and not of the stream.
    private Set<UUID> projected() throws Exception {
        Set<UUID> revoked = new HashSet<>();
        try (Connection connection = fleet.administrator();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT id FROM delivery.enrollments WHERE state = 'revoked'")) {
            while (row.next()) {
                revoked.add(row.getObject(1, UUID.class));
            }
        }
        return revoked;
    }

    private void awaitDrained() {
        await().atMost(DRAIN).until(() -> pending() == 0);
    }

    // Whoever is not paused by then will be found missing in the stream.
    private void awaitPaused() {
        try {
            await().atMost(DRAIN)
                    .until(() -> count("play_sessions WHERE state = 'paused'")
                            >= ledger.revoked().size());
        } catch (ConditionTimeoutException e) {
            System.out.println(e.getMessage());
        }
        awaitDrained();
    }

    private long pending() throws Exception {
        return count("outbox_pending");
    }

    private long count(String what) throws Exception {
        try (Connection connection = fleet.administrator();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM delivery." + what)) {
            row.next();
            return row.getLong(1);
        }
    }
}
