package io.ghasi.delivery.bench.run;

import io.ghasi.delivery.bench.floor.Floor;
import io.ghasi.delivery.bench.load.LoadGenerator;
import io.ghasi.delivery.bench.load.Pace;
import io.ghasi.delivery.bench.load.Phase;
import io.ghasi.delivery.bench.machine.Memory;
import io.ghasi.delivery.bench.service.RunningApi;
import io.ghasi.delivery.bench.service.ServiceUnderTest;
import io.ghasi.delivery.bench.service.ServiceUnderTest.Writes;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Floor and service in turn on one cluster, and the service's latency at fixed rates. The machine is noisy: nothing is measured once.
 */
final class NavigateBench {
    /** Somebody, now and then: what a lone request waits. */
    private static final Pace LONE = new Pace.Open(10);

    private static final Pace BUSY = new Pace.Open(1_000);

    private final ServiceUnderTest service;
    private final Settings settings;

    NavigateBench(ServiceUnderTest service, Settings settings) {
        this.service = service;
        this.settings = settings;
    }

    /** Runs it, minutes long. */
    Measured run() throws IOException, InterruptedException, SQLException {
        try (Rig rig = new Rig(service, settings)) {
            List<Measured.Round> rounds = new ArrayList<>();
            Played lone;
            Memory memory;
            try (RunningApi api = service.start(Writes.GROUPED);
                    LoadGenerator load = LoadGenerator.start(api.uri())) {
                lone = warmAndAlone(rig, api, load);
                for (int i = 0; i < settings.rounds(); i++) {
                    rounds.add(round(rig, api, load));
                }
                memory = Memory.of(api.pid());
            }
            return new Measured(rounds, lone, ungrouped(rig), memory, starts());
        }
    }

    private Measured.Round round(Rig rig, RunningApi api, LoadGenerator load)
            throws IOException, InterruptedException, SQLException {
        return new Measured.Round(
                rig.floor(Floor.SEVEN_STATEMENTS).perSecond(),
                rig.play(api, load, phase(Phase.Kind.NAVIGATE, new Pace.Closed())),
                rig.floor(Floor.ONE_CALL).perSecond(),
                rig.play(api, load, phase(Phase.Kind.NAVIGATE, BUSY)),
                rig.floor(Floor.READ).perSecond(),
                rig.play(api, load, phase(Phase.Kind.GET, new Pace.Closed())));
    }

    private Played ungrouped(Rig rig) throws IOException, InterruptedException, SQLException {
        try (RunningApi api = service.start(Writes.ALONE);
                LoadGenerator load = LoadGenerator.start(api.uri())) {
            return warmAndAlone(rig, api, load);
        }
    }

    // Both ways of writing are warmed alike before their lone requests are compared.
    private Played warmAndAlone(Rig rig, RunningApi api, LoadGenerator load) throws IOException, SQLException {
        for (Phase.Kind kind : List.of(Phase.Kind.NAVIGATE, Phase.Kind.GET)) {
            rig.play(api, load, new Phase(kind, new Pace.Closed(), settings.connections(), settings.warmUp()));
        }
        return rig.play(api, load, phase(Phase.Kind.NAVIGATE, LONE));
    }

    private List<Duration> starts() throws IOException, InterruptedException {
        List<Duration> starts = new ArrayList<>();
        for (int i = 0; i < settings.starts(); i++) {
            try (RunningApi api = service.start(Writes.GROUPED)) {
                starts.add(api.readyAfter());
            }
        }
        return starts;
    }

    private Phase phase(Phase.Kind kind, Pace pace) {
        return new Phase(kind, pace, settings.connections(), settings.each());
    }
}
