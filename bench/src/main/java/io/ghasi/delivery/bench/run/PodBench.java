package io.ghasi.delivery.bench.run;

import io.ghasi.delivery.bench.load.LoadGenerator;
import io.ghasi.delivery.bench.load.Pace;
import io.ghasi.delivery.bench.load.Phase;
import io.ghasi.delivery.bench.service.RunningApi;
import io.ghasi.delivery.bench.service.ServiceUnderTest;
import io.ghasi.delivery.bench.service.ServiceUnderTest.Writes;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The api as a pod has it: how soon it is ready, what its first thousand requests wait for, and what two hundred a second cost. */
final class PodBench {
    private static final int RATE = 200;
    /** As long as a thousand requests take. */
    private static final Duration FIRST = Duration.ofSeconds(5);

    /** On one processor, beside two hundred requests a second, the compiler takes minutes. */
    private static final Duration WARM = Duration.ofSeconds(90);

    private final ServiceUnderTest service;
    private final Settings settings;

    PodBench(ServiceUnderTest service, Settings settings) {
        this.service = service;
        this.settings = settings;
    }

    /** A start, and what came right after it. */
    record Start(Duration readyAfter, Played first) {}

    /** What was measured; {@code navigate} and {@code get} on a process that is warm, a round each. */
    record Figures(List<Start> starts, List<Played> navigate, List<Played> get) {}

    /** Runs it, minutes long. */
    Figures run() throws IOException, InterruptedException, SQLException {
        try (Rig rig = new Rig(service, settings)) {
            List<Start> starts = new ArrayList<>();
            RunningApi api = service.start(Writes.GROUPED);
            // It is at the same place each time, so that those who ask are warm when it is not.
            try (LoadGenerator load = LoadGenerator.start(api.uri())) {
                rig.play(api, load, phase(Phase.Kind.NAVIGATE, settings.warmUp()));
                for (int i = 0; i < settings.starts(); i++) {
                    api.close();
                    rig.prepare(load);
                    api = service.start(Writes.GROUPED);
                    Rig.say("ready after " + api.readyAfter().toMillis() + " ms");
                    starts.add(new Start(api.readyAfter(), rig.playNow(api, load, phase(Phase.Kind.NAVIGATE, FIRST))));
                }
                rig.play(api, load, phase(Phase.Kind.GET, WARM));
                rig.play(api, load, phase(Phase.Kind.NAVIGATE, WARM));
                List<Played> navigate = new ArrayList<>();
                List<Played> get = new ArrayList<>();
                for (int i = 0; i < settings.rounds(); i++) {
                    navigate.add(rig.play(api, load, phase(Phase.Kind.NAVIGATE, settings.each())));
                    get.add(rig.play(api, load, phase(Phase.Kind.GET, settings.each())));
                }
                return new Figures(starts, navigate, get);
            } finally {
                api.close();
            }
        }
    }

    private Phase phase(Phase.Kind kind, Duration duration) {
        return new Phase(kind, new Pace.Open(RATE), settings.connections(), duration);
    }
}
