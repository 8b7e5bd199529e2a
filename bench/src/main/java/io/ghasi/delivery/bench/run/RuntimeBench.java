package io.ghasi.delivery.bench.run;

import io.ghasi.delivery.bench.load.LoadGenerator;
import io.ghasi.delivery.bench.load.Pace;
import io.ghasi.delivery.bench.load.Phase;
import io.ghasi.delivery.bench.machine.Memory;
import io.ghasi.delivery.bench.run.RuntimeMeasured.Round;
import io.ghasi.delivery.bench.service.RunningApi;
import io.ghasi.delivery.bench.service.ServiceUnderTest;
import io.ghasi.delivery.bench.service.ServiceUnderTest.Writes;
import io.ghasi.delivery.bench.world.Numbered;
import io.ghasi.delivery.bench.world.Population.Played;
import io.ghasi.delivery.bench.world.ScormSeeding;
import io.ghasi.delivery.bench.world.TenantCourse;
import io.ghasi.delivery.core.ids.EnrollmentId;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Commits of content, of two sizes, beside the same rows written as plain statements, and beside navigations. */
final class RuntimeBench {
    /** As many a second as a third of what is wanted at least. */
    private static final Pace BUSY = new Pace.Open(500);

    private final ServiceUnderTest service;
    private final Settings settings;

    RuntimeBench(ServiceUnderTest service, Settings settings) {
        this.service = service;
        this.settings = settings;
    }

    /** Runs it, minutes long. */
    RuntimeMeasured run() throws IOException, InterruptedException, SQLException {
        List<TenantCourse> courses = service.scormCourses();
        try (Rig rig = new Rig(service, settings);
                RunningApi api = service.start(Writes.GROUPED);
                LoadGenerator load = LoadGenerator.start(api.uri());
                RunningApi forgetful = service.start(Writes.FORGOTTEN);
                LoadGenerator other = LoadGenerator.start(forgetful.uri())) {
            Speaking small = speaking(0, Phase.Kind.COMMIT_4K, courses.getFirst(), rig, api, load);
            Speaking large = speaking(1, Phase.Kind.COMMIT_60K, courses.getFirst(), rig, api, load);
            ScormSeeding.run(rig.administrator(), settings.population(), courses, small.kept());
            warm(rig, api, load, small);
            warm(rig, forgetful, other, small);
            List<Round> rounds = new ArrayList<>();
            for (int i = 0; i < settings.rounds(); i++) {
                Committed read = rig.commit(forgetful, other, phase(Phase.Kind.COMMIT_4K, new Pace.Closed()), small);
                rounds.add(round(rig, api, load, small, large, read));
            }
            return new RuntimeMeasured(rounds, Memory.of(api.pid()));
        }
    }

    private Speaking speaking(int n, Phase.Kind kind, TenantCourse course, Rig rig, RunningApi api, LoadGenerator load)
            throws IOException, InterruptedException, SQLException {
        Played who = settings.population().another(n);
        EnrollmentId enrollment = new EnrollmentId(Numbered.ENROLLMENT.id(n));
        service.enroll(who, enrollment, course);
        try (Asker learner = new Asker(api.uri(), who.tenant(), service.token(who))) {
            return RealSession.begin(learner, enrollment, course).speak(kind, who, load, rig.administrator());
        }
    }

    private void warm(Rig rig, RunningApi api, LoadGenerator load, Speaking small) throws IOException, SQLException {
        Pace closed = new Pace.Closed();
        rig.play(api, load, new Phase(Phase.Kind.NAVIGATE, closed, settings.connections(), settings.warmUp()));
        rig.commit(
                api, load, new Phase(Phase.Kind.COMMIT_4K, closed, settings.connections(), settings.warmUp()), small);
    }

    private Round round(Rig rig, RunningApi api, LoadGenerator load, Speaking small, Speaking large, Committed read)
            throws IOException, InterruptedException, SQLException {
        Pace closed = new Pace.Closed();
        return new Round(
                rig.floor(small.kept()).perSecond(),
                rig.commit(api, load, phase(Phase.Kind.COMMIT_4K, closed), small),
                rig.floor(large.kept()).perSecond(),
                rig.commit(api, load, phase(Phase.Kind.COMMIT_60K, closed), large),
                rig.commit(api, load, phase(Phase.Kind.COMMIT_4K, BUSY), small),
                rig.play(api, load, phase(Phase.Kind.NAVIGATE, closed)),
                read);
    }

    private Phase phase(Phase.Kind kind, Pace pace) {
        return new Phase(kind, pace, settings.connections(), settings.each());
    }
}
